// `npm test`: everything that must hold, in one command, from a fresh clone. The last line is the tally.
// `npm test -- --only unit,e2e` runs some stages alone.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import util from 'node:util';
import { ensureChromium, main, prepare, ROOT, runTool, SetupError } from './setup.mjs';
import { playwrightTally, vitestTally } from './tally.mjs';

const CACHE = join(ROOT, '.cache');

/** The packages. Counts nothing: without them no other stage can run. */
async function setUp() {
  await prepare();
  return { passed: 0, failed: 0 };
}

/** One command that passes or fails as a whole. */
async function single(...commands) {
  for (const [tool, ...args] of commands) {
    if ((await runTool(tool, args)) !== 0) return { passed: 0, failed: 1 };
  }
  return { passed: 1, failed: 0 };
}

/** A test runner that writes a report; `read` counts it. A run that failed in another way than by a test counts one. */
async function reported(report, read, runTests) {
  const file = join(CACHE, report);
  mkdirSync(CACHE, { recursive: true });
  rmSync(file, { force: true });
  const code = await runTests(file);
  try {
    const { passed, failed } = read(JSON.parse(readFileSync(file, 'utf8')));
    const unsaid = failed === 0 && (code !== 0 || passed === 0);
    return { passed, failed: unsaid ? 1 : failed };
  } catch (error) {
    console.error(`No report of the tests: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

function unit() {
  return reported('unit.json', vitestTally, (file) =>
    runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]),
  );
}

async function e2e(done) {
  const chromium = await ensureChromium();
  console.log(`Chromium: ${chromium}`);
  const env = { CHROME_PATH: chromium, ...(done.has('build') ? { E2E_BUILT: '1' } : {}) };
  return reported('e2e.json', playwrightTally, (file) =>
    runTool('playwright', ['test', '--reporter=list,json'], { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
  );
}

/** The stages in their order. Each resolves to a tally; `done` holds the names of the stages that have passed. */
const STAGES = {
  types: () => single(['tsc', '-b']),
  lint: () => single(['biome', 'check', '.'], ['oxlint', '--quiet']),
  unit,
  build: () => single(['vite', 'build', '--logLevel', 'warn']),
  e2e,
};

function readArguments() {
  const names = Object.keys(STAGES);
  try {
    const { values } = util.parseArgs({ options: { only: { type: 'string' } } });
    const only = values.only?.split(',') ?? names;
    const unknown = only.find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Error(`There is no stage "${unknown}".`);
    return names.filter((name) => only.includes(name));
  } catch (error) {
    throw new SetupError(`${error.message}\n\nnpm test -- [--only ${names.join(',')}]`);
  }
}

/** Runs a stage. What keeps it from starting is printed and counts as one failure. */
async function attempt(stage, done) {
  try {
    return await stage(done);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

/** One row of the summary. */
function row(name, { passed, failed }, seconds) {
  const cells = [name.padEnd(6), `${passed} passed`.padStart(12), `${failed} failed`.padStart(10)];
  return `${cells.join('')}${seconds.toFixed(1).padStart(8)} s`;
}

main(async () => {
  const stages = [['set-up', setUp], ...readArguments().map((name) => [name, STAGES[name]])];
  const total = { passed: 0, failed: 0 };
  const rows = [];
  const done = new Set();
  for (const [name, stage] of stages) {
    console.log(`\n== ${name} ==`);
    const start = Date.now();
    const tally = await attempt(stage, done);
    rows.push(row(name, tally, (Date.now() - start) / 1000));
    total.passed += tally.passed;
    total.failed += tally.failed;
    if (tally.failed === 0) done.add(name);
    else if (stage === setUp) break;
  }
  console.log(`\n${rows.join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
});
