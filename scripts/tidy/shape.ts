// Names, lengths, docstrings, dead files: what a newcomer sees before reading any code.
import { isTest, type Source } from './source.ts';

/** Most lines of a file of code; of a test or a style sheet, which is a list that is searched rather than read. */
const MOST_LINES = 320;
const MOST_LINES_OF_A_LIST = 700;

/** Files that may be longer, and why. */
const LONG: Readonly<Record<string, string>> = {};

const isCode = (path: string) => /^(src|e2e|bench|scripts)\/.*\.(tsx?|mjs|css)$/.test(path);

const mostLines = (path: string) => (isTest(path) || path.endsWith('.css') ? MOST_LINES_OF_A_LIST : MOST_LINES);

/** Files longer than a newcomer reads in one sitting, and exceptions that are needed no more. */
export function lengthRule(sources: readonly Source[], exceptions = LONG): string[] {
  const lines = new Map(sources.filter(({ path }) => isCode(path)).map((s) => [s.path, s.text.split('\n').length - 1]));
  const tooLong = (path: string) => (lines.get(path) ?? 0) > mostLines(path);
  const long = [...lines.keys()].filter((path) => tooLong(path) && !(path in exceptions));
  const stale = Object.keys(exceptions).filter((path) => !tooLong(path));
  return [
    ...long.map(
      (path) =>
        `${path}: has ${lines.get(path)} lines. Find its second reason to change and give it a file of its own.`,
    ),
    ...stale.map(
      (path) => `${path}: is not over ${mostLines(path)} lines. Take it off the list in scripts/tidy/shape.ts.`,
    ),
  ];
}

const EMPTY_WORD = /^(utils?|helpers?|managers?|misc|common|stuff|index)$/;

/** The words of a file's name: `fooManager.test.ts` has foo and manager. */
function words(name: string): string[] {
  return (name.split('.')[0] ?? '').split(/(?=[A-Z])|[-_]/).map((word) => word.toLowerCase());
}

/** Folders and files whose name says nothing, and files that are not written `camelCase.ts` or `PascalCase.tsx`. */
export function nameRule(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path }) => {
    if (!isCode(path)) return [];
    const empty = path
      .split('/')
      .flatMap(words)
      .find((word) => EMPTY_WORD.test(word));
    if (empty) return [`${path}: "${empty}" names nothing. Call it after the noun or verb it is about.`];
    const file = path.split('/').at(-1) ?? '';
    const wellCased = path === 'src/main.tsx' || (file.endsWith('.tsx') ? /^[A-Z]/ : /^[a-z][A-Za-z0-9]*\./).test(file);
    return wellCased
      ? []
      : [`${path}: is not cased like its kind. A component is PascalCase.tsx, all else camelCase.ts.`];
  });
}

/** Exports without a docstring, and files that do not open with what they are for (one export's docstring will do). */
export function docRule(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text, exports }) => {
    if (!path.startsWith('src/') || !isCode(path) || isTest(path)) return [];
    const opens = exports.length === 1 || /^\s*\/[/*]/.test(text);
    const silent = opens ? [] : [`${path}:1: opens without a comment. Say in a line what the file is for.`];
    const bare = exports.filter((e) => !e.documented);
    return [
      ...silent,
      ...bare.map((e) => `${path}:${e.line}: ${e.name} has no docstring. Say what it is for, and its units.`),
    ];
  });
}

/** Whether a path is matched by a pattern in which a star stands for a name, and two for any folders. */
function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (s) => (s === '*' ? '[^/]*' : '(.*/)?'));
  return new RegExp(`^${source}$`).test(path);
}

/** Where code begins: the page, the thread, the command line, tests, benchmarks. */
const isRoot = (path: string) =>
  isTest(path) || /^(index\.html|src\/engine\/(thread|cli\/\w+)\.ts|(bench|e2e)\/.*|[\w.]+\.config\.ts)$/.test(path);

/** Files under src that nothing leads to. */
export function deadFileRule(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reached = new Set<string>();
  const queue = sources.filter(({ path }) => isRoot(path));
  for (let source = queue.pop(); source; source = queue.pop()) {
    if (reached.has(source.path)) continue;
    reached.add(source.path);
    for (const { to, kind } of source.imports) {
      if (kind === 'glob') queue.push(...sources.filter(({ path }) => matches(to, path)));
      else if (byPath.has(to)) queue.push(byPath.get(to) as Source);
    }
  }
  return sources
    .filter(({ path }) => path.startsWith('src/') && !path.endsWith('tsconfig.json') && !reached.has(path))
    .map(({ path }) => `${path}: nothing leads to it. Import it where it is needed, or delete it.`);
}

// Written so that this line does not match itself.
const HOST =
  /\b(?:registry|deb|archive|security|mirrors?)\.[a-z0-9-]+\.(?:org|com|net|io)\b|\bnpm[j]s\b|"resolve[d]":/i;

/** Places of the registry that one machine happened to use, which are of no use on another. */
export function hostRule(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const found = HOST.exec(text);
    if (!found) return [];
    const line = text.slice(0, found.index).split('\n').length;
    return [
      `${path}:${line}: names a package registry (${found[0]}). Name the package alone; .npmrc keeps the lock free of it.`,
    ];
  });
}
