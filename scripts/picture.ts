// `npm run picture`: takes the pictures of the README and of shared links, from the built page at an exact moment.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { createWorld } from '../src/engine/world/create.ts';
import { nextAt, step } from '../src/engine/world/step.ts';
import type { World } from '../src/model/world.ts';
import { parse } from '../src/scenario/parse.ts';
import { presetOf } from '../src/scenario/presets/presets.ts';

const ROOT = join(import.meta.dirname, '..');
const PRESET = 'leader-in-minority';
const CHROMIUM = process.env.CHROME_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);

/** So long after a caption has come up, in virtual ms. */
function momentAfter(caption: string, ticks: number): World {
  const parsed = parse(presetOf(PRESET)?.text ?? '');
  if (!parsed.ok) throw new Error(`The preset ${PRESET} cannot be read`);
  let world = createWorld(parsed.scenario);
  while (!world.director.caption?.startsWith(caption)) world = step(world).world;
  const until = world.now + ticks;
  while (nextAt(world) <= until) world = step(world).world;
  return world;
}

async function shoot(page: Page, address: string, width: number, height: number, file: string): Promise<void> {
  const { step: at, now } = momentAfter('The other three', 105);
  await page.setViewportSize({ width, height });
  await page.goto(`${address}#v=1&p=${PRESET}&at=${at}.${now}`);
  await page.reload();
  await page.locator(`#root[data-step="${at}"]`).waitFor();
  await page.locator('[data-node="n1"]').first().click();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(ROOT, file) });
}

const server = await preview({ root: ROOT, logLevel: 'silent', preview: { port: 5391, host: '127.0.0.1' } });
const browser = await chromium.launch({
  ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const [address = ''] = server.resolvedUrls?.local ?? [];
  for (const scheme of ['dark', 'light'] as const) {
    const page = await browser.newPage({ colorScheme: scheme, deviceScaleFactor: 2 });
    await shoot(page, address, 1280, 800, scheme === 'dark' ? 'docs/picture.png' : 'docs/picture-light.png');
    await page.close();
  }
  const page = await browser.newPage({ colorScheme: 'dark' });
  await shoot(page, address, 1200, 630, 'public/social.png');
} finally {
  await browser.close();
  await server.close();
}
