// What a browser has to fetch before the page can be used.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './row.ts';

const DIST = join(import.meta.dirname, '..', 'dist');

/** The names of assets in a file of the build that it loads at once: its tags and static imports, and the worker. */
function loadedBy(text: string, file: string): string[] {
  const tags = [...text.matchAll(/<(?:script|link)[^>]+(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((m) => m[1] ?? '');
  if (!file.endsWith('.js')) return tags;
  const imports = [...text.matchAll(/(?:from|^import|;import)\s*["']\.\/([^"']+)["']/g)].map((m) => `assets/${m[1]}`);
  const workers = [...text.matchAll(/["'`](?:\.?\/)?(?:assets\/)?(thread-[\w-]+\.js)["'`]/g)].map(
    (m) => `assets/${m[1]}`,
  );
  return [...imports, ...workers];
}

/** Every file of the first load: from index.html on, following what is loaded at once. */
export function firstLoad(): string[] {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('there is no dist: run `npm run build` first');
  const files = new Set(['index.html']);
  for (const file of files) {
    for (const next of loadedBy(readFileSync(join(DIST, file), 'utf8'), file)) {
      if (existsSync(join(DIST, next))) files.add(next);
    }
  }
  return [...files];
}

function kilobytes(files: readonly string[]): number {
  // Fonts are compressed already.
  const size = (file: string) => {
    const bytes = readFileSync(join(DIST, file));
    return file.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  };
  return files.reduce((sum, file) => sum + size(file), 0) / 1000;
}

/** Page, scripts, styles and the engine's thread, compressed; without fonts, which the first picture does not wait for. */
export const bundle: Row = {
  name: 'first load, compressed, without lazy panels',
  budget: 170,
  unit: 'kB',
  run: () => kilobytes(firstLoad()),
};

/** The fonts, for information: they are fetched once and kept. */
export const fonts: Row = {
  name: 'fonts (after the first picture)',
  budget: 100,
  unit: 'kB',
  run: () => kilobytes(readdirSync(join(DIST, 'assets')).flatMap((f) => (f.endsWith('.woff2') ? [`assets/${f}`] : []))),
};
