// `npm start`: from a fresh clone to the page in one command. Builds it and serves the build, which loads at once;
// `npm run dev` serves the sources instead, for those who change them.
import util from 'node:util';
import { main, prepare, ROOT, SetupError } from './setup.mjs';

const USAGE = `npm start -- [--port N] [--host ADDRESS] [--open]
  --port   first port to try (default 5173; the next free one is taken)
  --host   serve to other machines too: an address of this one, or 0.0.0.0
  --open   open the page in the browser`;

function readArguments() {
  try {
    const { values } = util.parseArgs({
      options: {
        port: { type: 'string', default: '5173' },
        host: { type: 'string', default: 'localhost' },
        open: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`--port ${values.port} is no port number`);
    return { port, host: values.host, open: values.open };
  } catch (error) {
    throw new SetupError(`${error.message}\n\n${USAGE}`);
  }
}

main(async () => {
  const { port, host, open } = readArguments();
  await prepare();
  const vite = await import('vite');
  console.log('Building the page ...');
  await vite.build({ root: ROOT, logLevel: 'warn' });
  const server = await vite.preview({ root: ROOT, logLevel: 'warn', preview: { port, host, open, strictPort: false } });
  const addresses = [...server.resolvedUrls.local, ...server.resolvedUrls.network];
  if (Number(new URL(addresses[0]).port) !== port) console.log(`Port ${port} is taken.`);
  console.log(`\n  Raft Playground is at  ${addresses.join('\n                         ')}\n\n  Ctrl+C stops it.\n`);
});
