// What would make two runs of one scenario differ, and is therefore not used where a world is computed.
import { isTest, lineAt, type Source, type Syntax, walk } from './source.ts';

const CLOCK = 'Time is world.now, in virtual ms.';
const DRAW = 'Draw from rand(seed, purpose, coordinates).';
const ORDER = 'Compare by code unit, with < and >.';
const EXACT = 'Engines may round it differently; compute with integers.';
const AT_ONCE = 'Only the thread waits; return data, or write a generator.';

/** Names that may not be used, and what to do instead. */
const NAMES: Readonly<Record<string, string>> = {
  Date: CLOCK,
  performance: CLOCK,
  setTimeout: CLOCK,
  setInterval: CLOCK,
  queueMicrotask: AT_ONCE,
  requestAnimationFrame: CLOCK,
  crypto: DRAW,
  Intl: ORDER,
  Promise: AT_ONCE,
  globalThis: 'Hand in what is needed.',
};

/** The functions and constants of Math that are exact in every browser. */
const EXACT_MATH = /^(abs|ceil|clz32|floor|imul|max|min|round|sign|trunc)$/;

/** What the thread, which meets the real world, may use all the same. */
const THREAD = /^(Promise|performance|setTimeout|await|async)$/;

/** The folders that the ban holds for: everything from which a world, its text or its fingerprint is made. */
const FOLDERS = /^src\/(engine|model|scenario|describe|wire)\//;

/** Whether this identifier is the name of a field or key, and so no use of the global. */
function isFieldName(parent: Syntax | null, field: string): boolean {
  if (!parent || parent.computed === true) return false;
  return (
    field === 'key' || (field === 'property' && parent.type === 'MemberExpression') || parent.type === 'TSQualifiedName'
  );
}

/** Whether this is a power of two of whole constants, which is exact everywhere. */
function isPowerOfTwo({ left, right }: Syntax): boolean {
  return (left as Syntax).value === 2 && Number.isInteger((right as Syntax).value);
}

/** What is banned about one node: its name and the remedy. */
function banOf(node: Syntax, parent: Syntax | null, field: string): [string, string] | null {
  if (node.type === 'Identifier') {
    const name = String(node.name);
    if (isFieldName(parent, field)) return /[lL]ocale/.test(name) ? [name, ORDER] : null;
    if (name === 'Math') {
      const member = parent?.type === 'MemberExpression' && field === 'object' ? (parent.property as Syntax) : null;
      const what = member && !parent?.computed ? String(member.name) : '';
      if (EXACT_MATH.test(what)) return null;
      return what === 'random' ? ['Math.random', DRAW] : [`Math.${what}`, EXACT];
    }
    return Object.hasOwn(NAMES, name) ? [name, NAMES[name] as string] : null;
  }
  if (node.operator === '**') return isPowerOfTwo(node) ? null : ['**', EXACT];
  if (node.operator === '**=') return ['**', EXACT];
  if (node.type === 'AwaitExpression') return ['await', AT_ONCE];
  return node.async === true ? ['async', AT_ONCE] : null;
}

/** Uses of clocks, chance, locale, inexact arithmetic and promises below the thread. */
export function banRule(sources: readonly Source[]): string[] {
  const complaints: string[] = [];
  for (const { path, text, tree } of sources) {
    if (!tree || !FOLDERS.test(path) || isTest(path) || path.startsWith('src/engine/cli/')) continue;
    walk(tree, (node, parent, field) => {
      const ban = banOf(node, parent, field);
      if (!ban || (path === 'src/engine/thread.ts' && THREAD.test(ban[0]))) return;
      complaints.push(`${path}:${lineAt(text, node.start)}: uses ${ban[0]}. ${ban[1]}`);
    });
  }
  return complaints;
}
