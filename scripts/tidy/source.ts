// Reads a source file into the few facts that the rules of the repository's shape look at.
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** A node of the syntax tree; its other fields depend on its type. */
export interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** A mention of another module: `to` is a path in the repository, a package's name or, for a glob, a pattern. */
export interface Import {
  readonly to: string;
  readonly kind: 'import' | 'url' | 'glob';
  /** 1-based. */
  readonly line: number;
}

/** A file of the repository and what stands in it. `tree` is null for what is not TypeScript. */
export interface Source {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: Syntax | null;
  readonly imports: readonly Import[];
  /** What is exported by a declaration: its name, and whether a docstring stands right before it. */
  readonly exports: readonly { readonly name: string; readonly documented: boolean; readonly line: number }[];
}

/** Whether a file serves the tests alone: a test, or the random values that property tests draw. */
export function isTest(path: string): boolean {
  return /(\.test\.tsx?|\.spec\.ts|(^|\/)arbitrary\.ts)$/.test(path);
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && typeof (value as Syntax).type === 'string';
}

/** Calls `visit` for every node below (and with) this one, with its parent and the field it stands in. */
export function walk(
  node: Syntax,
  visit: (node: Syntax, parent: Syntax | null, field: string) => void,
  parent: Syntax | null = null,
  field = '',
): void {
  visit(node, parent, field);
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isSyntax(child)) walk(child, visit, node, name);
  }
}

/** The text of a string literal, or null. */
function literal(node: unknown): string | null {
  return isSyntax(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

/** Where a specifier leads from a file: a path for a relative one, else the name itself. Drops `?raw` and the like. */
function resolve(path: string, specifier: string): string {
  const bare = specifier.replace(/\?\w+$/, '');
  return bare.startsWith('.') ? posix.join(posix.dirname(path), bare) : bare;
}

/** The specifiers in one node, when it is one of the forms that mention a module. */
function mentions(node: Syntax, source: string): { kind: Import['kind']; specifiers: (string | null)[] } {
  if (
    /^(ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression|TSImportType)$/.test(node.type)
  ) {
    return { kind: 'import', specifiers: [literal(node.source ?? node.argument)] };
  }
  const args = Array.isArray(node.arguments) ? node.arguments : [];
  if (node.type === 'NewExpression' && isSyntax(node.callee) && node.callee.name === 'URL' && args.length === 2) {
    return { kind: 'url', specifiers: [literal(args[0])] };
  }
  if (node.type === 'CallExpression' && isSyntax(node.callee)) {
    const callee = source.slice(node.callee.start, node.callee.end);
    const patterns = isSyntax(args[0]) && Array.isArray(args[0].elements) ? args[0].elements : [args[0]];
    if (callee.startsWith('import.meta.glob')) return { kind: 'glob', specifiers: patterns.map(literal) };
  }
  return { kind: 'import', specifiers: [] };
}

/** The names that an export declaration declares. */
function declaredNames(declaration: Syntax): string[] {
  const declared = Array.isArray(declaration.declarations) ? declaration.declarations : [declaration];
  return declared.map((d) => (isSyntax(d) && isSyntax(d.id) ? String(d.id.name) : 'default'));
}

function isOneLineConstant(declaration: Syntax, text: string): boolean {
  const source = text.slice(declaration.start, declaration.end);
  return declaration.type === 'VariableDeclaration' && !source.includes('\n');
}

function readScript(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
  const tree = program as unknown as Syntax;
  const docEnds = comments.filter((c) => c.type === 'Block' && c.value.startsWith('*')).map((c) => c.end);
  const imports: Import[] = [];
  const exports: Source['exports'][number][] = [];
  walk(tree, (node) => {
    const { kind, specifiers } = mentions(node, text);
    for (const specifier of specifiers) {
      if (specifier !== null) imports.push({ to: resolve(path, specifier), kind, line: lineAt(text, node.start) });
    }
    const { declaration } = node;
    if (!/^Export(Named|Default)Declaration$/.test(node.type) || !isSyntax(declaration)) return;
    const isRightBefore = (end: number) =>
      end <= node.start && /^[^\S\n]*\n?[^\S\n]*$/.test(text.slice(end, node.start));
    const documented = docEnds.some(isRightBefore);
    // Constants on consecutive lines are one table, and its docstring stands above the first.
    if (documented && isOneLineConstant(declaration, text)) docEnds.push(node.end);
    for (const name of declaredNames(declaration)) {
      exports.push({ name, documented, line: lineAt(text, node.start) });
    }
  });
  return { path, text, tree, imports, exports };
}

/** The modules that a page names, and the style sheets that a style sheet names. */
function readMarkup(path: string, text: string): Source {
  const found = [...text.matchAll(/@import\s+["']([^"']+)["']|<script[^>]+src="\/([^"]+)"/g)];
  const imports = found.map((match) => ({
    to: match[2] ?? resolve(path, match[1] ?? ''),
    kind: 'import' as const,
    line: lineAt(text, match.index),
  }));
  return { path, text, tree: null, imports, exports: [] };
}

/** Reads one file. A TypeScript file that cannot be parsed is an error. */
export function readSource(path: string, text: string): Source {
  return /\.tsx?$/.test(path) ? readScript(path, text) : readMarkup(path, text);
}
