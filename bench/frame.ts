// What drawing costs: the built page in a real Chromium, playing a busy cluster.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { createWorld } from '../src/engine/world/create.ts';
import { step } from '../src/engine/world/step.ts';
import type { World } from '../src/model/world.ts';
import { parse } from '../src/scenario/parse.ts';
import { percentile95, type Row } from './row.ts';
import { frameCosts } from './trace.ts';

/** Long latencies and short pauses: about 200 messages are in flight at any instant. */
const MANY_MESSAGES = `raft 1
title Many messages
nodes 7  clerks 12  latency 300..500  election 4000..6000  heartbeat 20  retry 5000
workload clerks
`;

const CHROMIUM = process.env.CHROME_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);

/** The first moment of a scenario with so many messages in flight. */
function momentWith(messages: number, text: string): World {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  let world = createWorld(parsed.scenario);
  while (world.bus.length < messages) world = step(world).world;
  return world;
}

async function frameCost(text: string, seconds: number): Promise<number> {
  const server = await preview({ logLevel: 'silent', preview: { port: 5391, host: '127.0.0.1', strictPort: false } });
  const browser = await chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const [address = ''] = server.resolvedUrls?.local ?? [];
    const moment = momentWith(200, text);
    await page.goto(`${address}#v=1&speed=0.1&at=${moment.step}.${moment.now}&t=${encodeURIComponent(text)}`);
    await page.locator(`#root[data-step="${moment.step}"]`).waitFor();
    await page.keyboard.press('Space');
    return percentile95(await frameCosts(page, seconds * 1000));
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Seven servers, all panels open. */
export const frame: Row = {
  name: 'main thread per frame, 7 servers, 200 messages, 95th percentile',
  budget: 8,
  unit: 'ms',
  run: () => frameCost(MANY_MESSAGES, 8),
};
