// What a browser has to fetch before the page can be used.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { built, DIST } from './dist.ts';
import type { Row } from './row.ts';

/** The names of assets in a file of the build that it loads at once: its tags and static imports, and the worker. */
function loadedBy(text: string, file: string): string[] {
  const tag = /<(?:script|link rel="stylesheet")[^>]+(?:src|href)="\.\/(assets\/[^"]+)"/g;
  if (!file.endsWith('.js')) return [...text.matchAll(tag)].map((m) => m[1] ?? '');
  const imports = [...text.matchAll(/(?:from|^import|;import)\s*["'`]\.\/([^"'`]+)["'`]/g)];
  const workers = [...text.matchAll(/["'`][\w./]*?(thread-[\w-]+\.js)["'`]/g)];
  return [...imports, ...workers].map((m) => `assets/${m[1]}`);
}

function read(file: string): string {
  return readFileSync(join(DIST, file), 'utf8');
}

/** Some files, and all that they load at once in turn. */
function closure(roots: readonly string[]): string[] {
  const files = new Set(roots);
  for (const file of files) {
    for (const next of loadedBy(read(file), file)) if (existsSync(join(DIST, next))) files.add(next);
  }
  return [...files];
}

/** The files that the page asks for ahead of their use: the views of the first screen, or the typefaces. */
function preloaded(rel: 'modulepreload' | 'preload'): string[] {
  return [...read('index.html').matchAll(/<link rel="(\w+)"[^>]+href="\.\/(assets\/[^"]+)"/g)].flatMap((m) =>
    m[1] === rel ? [m[2] ?? ''] : [],
  );
}

async function kilobytes(filesOf: () => readonly string[]): Promise<number> {
  await built();
  // Fonts are compressed already.
  const size = (file: string) => {
    const bytes = readFileSync(join(DIST, file));
    return file.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  };
  return filesOf().reduce((sum, file) => sum + size(file), 0) / 1000;
}

/** Page, scripts, styles and the engine's thread. */
export const bundle: Row = {
  name: 'first load, compressed, before a lazily loaded panel',
  budget: 170,
  unit: 'kB',
  run: () => kilobytes(() => closure(['index.html'])),
};

/** The same with the views of the first screen, which load beside it. */
export const firstScreen: Row = {
  name: 'first screen, compressed, with its panels',
  budget: 250,
  unit: 'kB',
  run: () => kilobytes(() => closure(['index.html', ...preloaded('modulepreload')])),
};

/** The typefaces, which the first picture does not wait for. */
export const fonts: Row = {
  name: 'typefaces',
  budget: 100,
  unit: 'kB',
  run: () => kilobytes(() => preloaded('preload')),
};
