// What has to be there before anything else can run: Node, the packages and, for the end-to-end tests, a Chromium.
// Shared by start.mjs and test.mjs; uses nothing but Node itself.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled, lockGaps } from './lock.mjs';

/** The folder of the repository. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A reason to stop that the reader can do something about; printed without a stack. */
export class SetupError extends Error {}

/**
 * Runs a command in the repository. Its output goes to standard output, or to the one for errors (2). Resolves to its exit
 * code, 127 when it cannot start.
 */
export function run(command, args, env = {}, output = 1) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', output, 2],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(127);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Runs a tool of node_modules by the name of its command. Resolves to its exit code. */
export function runTool(name, args, env = {}) {
  return run(process.execPath, [toolPath(name), ...args], env);
}

function toolPath(name) {
  const packageOf = { tsc: 'typescript', biome: '@biomejs/biome', playwright: '@playwright/test' };
  const owner = packageOf[name] ?? name;
  const manifest = join(ROOT, 'node_modules', owner, 'package.json');
  const { bin } = readJson(manifest);
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new SetupError(
      `Raft Playground needs Node 20 or newer; this is Node ${process.versions.node}.\n` +
        'Install a current one (nodejs.org, or `nvm install 22`) and run the command again.',
    );
  }
}

function checkLock(lock) {
  const gaps = lockGaps(lock);
  if (gaps.length === 0) return;
  throw new SetupError(
    'package-lock.json is incomplete, and `npm ci` would refuse it:\n' +
      gaps.map((gap) => `  ${gap.parent} lacks ${gap.name}`).join('\n') +
      '\nPin the parent to the newest version of which every part is published, and install again.',
  );
}

/** Checks the lock file, and installs the packages when they are missing or not those of the lock file. */
export async function prepare() {
  const lock = readJson(join(ROOT, 'package-lock.json'));
  checkLock(lock);
  const note = join(ROOT, 'node_modules', '.package-lock.json');
  if (existsSync(note) && isInstalled(lock, readJson(note))) return;
  // On the output for errors: the other one may be somebody's JSON.
  console.error('Installing the packages of package-lock.json (npm ci) ...');
  const code = await run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {}, 2);
  if (code !== 0) throw new SetupError('npm ci failed. Is the network reachable? What npm said stands above.');
}

/** A Chromium that is already here: CHROME_PATH, the system's, or Playwright's own. Null when there is none. */
function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new SetupError(`CHROME_PATH names ${named}, and there is no such file.`);
  }
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    for (const folder of ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome']) {
      if (existsSync(join(folder, name))) return join(folder, name);
    }
  }
  const bundled = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', playwrightChromium()];
  return bundled.find((path) => path && existsSync(path)) ?? null;
}

function playwrightChromium() {
  try {
    return createRequire(join(ROOT, 'package.json'))('@playwright/test').chromium.executablePath();
  } catch {
    return null;
  }
}

/** The Chromium to test with, fetched when there is none. Says what it does; throws when it cannot be had. */
export async function ensureChromium() {
  const here = findChromium();
  if (here) return here;
  const isDebianRoot = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (isDebianRoot) {
    console.log('No Chromium found: installing the system package (apt-get install chromium) ...');
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], quiet);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  } else {
    console.log("No Chromium found: fetching Playwright's own (npx playwright install chromium) ...");
    await runTool('playwright', ['install', 'chromium']);
  }
  const fetched = findChromium();
  if (fetched) return fetched;
  throw new SetupError('No Chromium could be had. Install one, or let CHROME_PATH name the one you have.');
}

/** Runs a script's main function on a Node that is new enough; a SetupError ends it with its message alone. */
export async function main(body) {
  try {
    checkNode();
    await body();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
