// `node scripts/run.mjs FILE.ts [arguments]`: runs a TypeScript program of this repository in Node. It is bundled first, as
// the page is, and so runs as fast as it does there; loaders that compile file by file wrap every function to keep its name.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, prepare, ROOT } from './setup.mjs';

/** The program as one module; packages stay outside. */
async function bundle(entry) {
  const { build } = await import('vite');
  const { output } = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      write: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return output[0].code;
}

main(async () => {
  const [entry, ...rest] = process.argv.slice(2);
  await prepare();
  // Directly below the root, like the folders of the programs: import.meta.dirname/.. is the root for all of them.
  const file = join(ROOT, '.cache', `run-${process.pid}.mjs`);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(file, await bundle(entry));
  process.argv = [process.argv[0], entry, ...rest];
  try {
    await import(pathToFileURL(file).href);
  } finally {
    rmSync(file, { force: true });
  }
});
