// Makes the built page work without a network: adds a service worker that keeps every file of the build.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

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
      const built = Object.keys(bundle).filter((name) => !name.endsWith('.map'));
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
