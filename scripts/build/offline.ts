// Makes the built page work without a network: adds a service worker that keeps the files of the build; the large ones (a book,
// the WebAssembly that runs what users write) only once they have been used, for most readers never want them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** From so many bytes on a file is kept only once it has been used. */
const LARGE = 450_000;

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

const bytesOf = (output: Rolldown.OutputAsset | Rolldown.OutputChunk) =>
  ('code' in output ? output.code : output.source).length;

/** The plugin. Takes part in builds alone. */
export function offline(): Plugin {
  let publicDir = '';
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicDir = config.publicDir;
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: './register.js', defer: true }, injectTo: 'head' }],
    generateBundle(_, bundle) {
      const built = Object.entries(bundle).flatMap(([name, output]) =>
        name.endsWith('.map') || bytesOf(output) >= LARGE ? [] : [name],
      );
      // The picture for shared links is for other sites, which ask for it themselves.
      const given = readdirSync(publicDir).filter((name) => name !== 'social.png');
      const files = ['./', './register.js', ...[...built, ...given].map((name) => `./${name}`)];
      const version = createHash('sha256');
      for (const output of Object.values(bundle)) version.update('code' in output ? output.code : output.source);
      const head = `const VERSION = '${version.digest('hex').slice(0, 12)}';\nconst FILES = ${JSON.stringify(files)};\n`;
      this.emitFile({ type: 'asset', fileName: 'serviceWorker.js', source: head + read('serviceWorker.js') });
      this.emitFile({ type: 'asset', fileName: 'register.js', source: read('register.js') });
    },
  };
}
