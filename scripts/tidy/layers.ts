// Who may import whom. The directions are those of ARCHITECTURE.md.
import { isTest, type Source } from './source.ts';

/** Each layer, the layers it may import, and the packages it may use. */
const LAYERS: Readonly<Record<string, { readonly layers: readonly string[]; readonly packages: RegExp }>> = {
  model: { layers: [], packages: /^$/ },
  scenario: { layers: ['model'], packages: /^(fflate|valibot)$/ },
  describe: { layers: ['model'], packages: /^$/ },
  wire: { layers: ['model'], packages: /^$/ },
  texts: { layers: ['model'], packages: /^@stdlib\/datasets-/ },
  engine: { layers: ['model', 'scenario', 'describe', 'wire'], packages: /^$/ },
  sandbox: {
    layers: ['model', 'engine'],
    packages: /^(quickjs-emscripten-core|@jitl\/quickjs-wasmfile-release-sync)$/,
  },
  ui: { layers: ['model', 'scenario', 'describe', 'wire', 'texts'], packages: /^(?!node:)/ },
  main: { layers: ['ui', 'model', 'scenario'], packages: /^react/ },
};

/** The parts of the engine, inmost first. A part imports itself and what lies further in; neighbours do not know one another. */
const ENGINE = [
  ['prim'],
  ['mapreduce'],
  ['raft', 'machine', 'sim'],
  ['process', 'history'],
  ['world'],
  ['check'],
  ['timeline'],
  ['trial'],
  ['run'],
  ['thread'],
];

/** The files of the page that name a file of the engine, or of the sandbox, and the one that each of them names. */
const DOORS = [
  { from: 'src/ui/engine/remote.ts', to: 'src/engine/thread.ts' },
  { from: 'src/ui/engine/sandbox.ts', to: 'src/sandbox/thread.ts' },
];

/** Types alone, which the page may know. */
const PROTOCOL = 'src/sandbox/protocol.ts';

const isDoor = (from: string, to: string, kind: string) =>
  kind === 'url' && DOORS.some((door) => door.from === from && door.to === to);

const isCli = (path: string) => path.startsWith('src/engine/cli/');

function layerOf(path: string): string | null {
  const [root, layer] = path.split('/');
  return root === 'src' && layer !== undefined ? layer.replace(/\.\w+$/, '') : null;
}

function enginePart(path: string): string {
  return (path.split('/')[2] ?? '').replace(/\.ts$/, '');
}

function engineRank(path: string): number {
  return ENGINE.findIndex((parts) => parts.includes(enginePart(path)));
}

/** Imports that lead to a layer, or to a package, that this layer may not know. */
export function layerRule(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, imports }) => {
    const layer = layerOf(path);
    if (layer === null || isTest(path)) return [];
    const may = LAYERS[layer];
    if (!may) return [`${path}: belongs to no layer. Move it into one, or name the layer in scripts/tidy/layers.ts.`];
    return imports.flatMap(({ to, kind, line }) => {
      const other = layerOf(to);
      const place = `${path}:${line}`;
      if (isTest(to)) return [`${place}: imports ${to}, which serves the tests alone. Move what is needed out of it.`];
      if (isDoor(path, to, kind) || (layer === 'ui' && to === PROTOCOL)) return [];
      if (other === null) {
        const isFree = may.packages.test(to) || (isCli(path) && to.startsWith('node:'));
        return isFree ? [] : [`${place}: ${layer} may not use ${to}. Hand what is needed in as data.`];
      }
      if (other === layer || may.layers.includes(other) || (isCli(path) && other === 'texts')) return [];
      const known = may.layers.length > 0 ? `only ${may.layers.join(', ')}` : 'no other layer';
      return [`${place}: ${layer} imports ${to}, but knows ${known}. Move the code, or its type into src/model.`];
    });
  });
}

/** Imports inside the engine that lead outwards or sideways. */
export function engineOrderRule(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, tree, imports }) => {
    if (layerOf(path) !== 'engine' || !tree || isTest(path) || isCli(path)) return [];
    const rank = engineRank(path);
    if (rank < 0)
      return [`${path}: is no part of the engine's order. Give its folder a place in scripts/tidy/layers.ts.`];
    return imports.flatMap(({ to, line }) => {
      if (layerOf(to) !== 'engine' || enginePart(to) === enginePart(path) || engineRank(to) < rank) return [];
      const order = ENGINE.map((parts) => parts.join(' | ')).join(' <- ');
      return [`${path}:${line}: imports ${to} against the order ${order}. Move the code inwards or hand it in.`];
    });
  });
}

/** Files of the page, other than the doors, that name a file of the engine or the sandbox; and a door that imports it. */
export function doorRule(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, imports }) => {
    const layer = layerOf(path);
    if ((layer !== 'ui' && layer !== 'main') || isTest(path)) return [];
    return imports.flatMap(({ to, kind, line }) => {
      if (!/^src\/(engine|sandbox)\//.test(to) || to === PROTOCOL || isDoor(path, to, kind)) return [];
      const doors = DOORS.map(({ from }) => from).join(' and ');
      return [`${path}:${line}: names ${to}. Only ${doors} do so, as the address of a worker; ask through them.`];
    });
  });
}

/** Imports of a file that is a thread of its own: whoever imports it runs the thread beside himself. */
export function threadRule(sources: readonly Source[]): string[] {
  const own = sources.filter(({ path }) => !isTest(path));
  const urls = own.flatMap(({ imports }) => imports.filter(({ kind }) => kind === 'url'));
  const threads = new Set(urls.map(({ to }) => to));
  return own.flatMap(({ path, imports }) =>
    imports
      .filter(({ to, kind }) => kind === 'import' && threads.has(to))
      .map(
        ({ to, line }) => `${path}:${line}: imports ${to}, which is a thread. What both know goes into a third file.`,
      ),
  );
}
