// What drawing costs: the built page in a real Chromium, playing a busy cluster.
import { createWorld } from '../src/engine/world/create.ts';
import { step } from '../src/engine/world/step.ts';
import type { World } from '../src/model/world.ts';
import { parse } from '../src/scenario/parse.ts';
import { onPage } from './onPage.ts';
import { percentile95, type Row } from './row.ts';
import { frameCosts } from './trace.ts';

/** Long latencies and short pauses: about 200 messages are in flight at any instant. */
const MANY_MESSAGES = `raft 1
title Many messages
nodes 7  clerks 12  latency 300..500  election 4000..6000  heartbeat 20  retry 5000
workload clerks
`;

/** Five groups of five and their shard controller, shards on the move, every clerk busy; some 60 messages in flight. */
const MANY_GROUPS = `raft 1
title Many groups
shards 20  groups 5  nodes 5  clerks 8  latency 40..80  heartbeat 60  election 900..1500  retry 1000
await leader
call c8 join 100, 101, 102, 103, 104
await answered
await settled
workload c1, c2, c3, c4, c5, c6, c7 keys 20 gap 1..5
wait 500
call c8 leave 102
call c8 join 102
`;

/** The first moment of a scenario, from an instant on, with so many messages in flight. */
function momentWith(messages: number, text: string, from: number): World {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  let world = createWorld(parsed.scenario);
  while (world.bus.length < messages || world.now < from) world = step(world).world;
  return world;
}

/** Costs of some seconds of playback at a tenth of real time, from a moment on, with a bottom tab open. */
async function frameCost(text: string, moment: World, tab: string, seconds: number): Promise<number> {
  return onPage(async (page, address) => {
    await page.goto(
      `${address}#v=1&speed=0.1&tab=${tab}&at=${moment.step}.${moment.now}&t=${encodeURIComponent(text)}`,
    );
    await page.locator(`#root[data-step="${moment.step}"]`).waitFor();
    await page.locator('[data-node]').first().waitFor(); // the keys come with the stage
    await page.keyboard.press('Space');
    return percentile95(await frameCosts(page, seconds * 1000));
  });
}

/** Seven servers, all panels open. */
export const frame: Row = {
  name: 'main thread per frame, 7 servers, 200 messages, 95th percentile',
  budget: 8,
  unit: 'ms',
  run: () => frameCost(MANY_MESSAGES, momentWith(200, MANY_MESSAGES, 0), 'logs', 8),
};

/** A sharded store while shards change hands, with the tab that shows it. */
export const groups: Row = {
  name: 'main thread per frame, 25 servers in 5 groups, 95th percentile',
  budget: 16,
  unit: 'ms',
  run: () => frameCost(MANY_GROUPS, momentWith(55, MANY_GROUPS, 1900), 'shards', 8),
};
