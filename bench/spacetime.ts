// What the space-time diagram costs: moved and zoomed over 50,000 messages, in a real Chromium.
import type { Page } from '@playwright/test';
import { createWorld } from '../src/engine/world/create.ts';
import { step } from '../src/engine/world/step.ts';
import { totalsOf } from '../src/model/traffic.ts';
import { parse } from '../src/scenario/parse.ts';
import { onPage } from './onPage.ts';
import { percentile95, type Row } from './row.ts';
import { frameCosts } from './trace.ts';

/** Seven servers and twelve clerks that never rest. */
const BUSY = `raft 1
title Many messages
nodes 7  clerks 12  latency 10..30  election 400..600  heartbeat 20  retry 500
workload clerks gap 5..20
`;
const MESSAGES = 50_000;

/** Where the run has sent so many messages. */
function momentAfter(messages: number): { readonly step: number; readonly now: number } {
  const parsed = parse(BUSY);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  let world = createWorld(parsed.scenario);
  while (totalsOf(world).messages < messages) world = step(world).world;
  return world;
}

/** A hand on the wheel: at every frame of the screen a turn, out and in again, and aside. */
async function turnTheWheel(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ground = document.querySelector('.spacetime-ground');
    const box = ground?.getBoundingClientRect();
    if (!ground || !box) throw new Error('the diagram is not there');
    let frame = 0;
    const turn = () => {
      const isPan = Math.floor(frame / 20) % 2 === 0;
      const way = Math.floor(frame / 40) % 2 === 0 ? 1 : -1;
      const turned = isPan ? { deltaX: way * 24, deltaY: 0 } : { deltaX: 0, deltaY: -way * 30 };
      const place = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
      ground.dispatchEvent(new WheelEvent('wheel', { ...turned, ...place, bubbles: true, cancelable: true }));
      frame++;
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  });
}

async function spacetimeCost(): Promise<number> {
  const moment = momentAfter(MESSAGES);
  return onPage(async (page, address) => {
    await page.goto(`${address}#v=1&tab=spacetime&at=${moment.step}.${moment.now}&t=${encodeURIComponent(BUSY)}`);
    await page.locator(`#root[data-step="${moment.step}"]`).waitFor();
    await page.getByRole('button', { name: 'The whole run' }).click();
    // All of it has come when as many messages are told as there are.
    await page.getByText(/^(49|50|51)\D\d\d\d messages/).waitFor();
    await turnTheWheel(page);
    return percentile95(await frameCosts(page, 8000));
  });
}

/** From the whole run, with every message in sight, into it and along. */
export const spacetime: Row = {
  name: 'space-time diagram, 50,000 messages, pan and zoom per frame, 95th percentile',
  budget: 16,
  unit: 'ms',
  run: spacetimeCost,
};
