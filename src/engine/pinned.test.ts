// What happens in a scenario is fixed by its text, for ever: seeds and links count on that. Each run here is told by a digest of
// all its events, in full. One that is another by intent is another version of the engine: ENGINE_VERSION is raised with it.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { DEFAULT_JOB } from '../model/mapreduce.ts';
import type { Scenario } from '../model/scenario.ts';
import { labScenario } from '../scenario/labs/labScenario.ts';
import { labOf } from '../scenario/labs/labs.ts';
import { parse } from '../scenario/parse.ts';
import { presetOf } from '../scenario/presets/presets.ts';
import { booksFor } from '../texts/books.ts';
import { runHeadless } from './cli/headless.ts';

/** Draws of all kinds, lines that look at the world, links changed by hand, a process taken off the network. */
const DRAWN = `raft 1
nodes 5  clerks 2  seed 4000000001  latency 1..30  loss 4%  duplicate 4%  disk 0..5  snapshot 500

await leader
let old = leader
let m = messages
workload c1 keys 2 gap 1..40 get 1 put 2 append 1 cas 1 until 3000
nemesis crash, restart, pause, heal, cut every 100..400 until 2500
repeat 12 {
  wait 1..90
  choose {
    30% { disconnect any server }
    30% { connect n1, n2, n3, n4, n5 }
    20% { link all latency 1..60 }
  }
  if count of up < 4 { restart any down }
  call c2 append k0 *
}
connect n1, n2, n3, n4, n5
heal
wait 1500
expect messages - $m >= 100
end
`;

const data = await booksFor({ job: DEFAULT_JOB });

function read(source: string): Scenario {
  const lab = labOf(source);
  if (lab) return labScenario(lab, 3);
  const parsed = parse(presetOf(source)?.text ?? source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.scenario;
}

function digestOf(source: string): string {
  const hash = createHash('sha256');
  let events = 0;
  runHeadless(read(source), {
    until: null,
    data,
    onEvents: (more) => {
      for (const event of more) hash.update(JSON.stringify(event));
      events += more.length;
    },
  });
  return `${events} events ${hash.digest('hex').slice(0, 16)}`;
}

it('a run is the same in every event, whatever becomes of the code', () => {
  const runs = {
    drawn: DRAWN,
    storm: 'storm',
    unreliable: '2C/unreliable-agree',
    snapshots: '2D/snapshot-install-unreliable',
    shards: '4B/concurrent-1',
    'shards by clerks': '5B/join-leave',
    job: 'coordinator-dies',
  };
  expect(
    Object.fromEntries(Object.entries(runs).map(([name, source]) => [name, digestOf(source)])),
  ).toMatchInlineSnapshot(`
    {
      "drawn": "1875 events 6bcd981412eeba68",
      "job": "4188 events fe7ab5cc76e4c541",
      "shards": "55738 events f1eca6132e86f41b",
      "shards by clerks": "11819 events ce7aff7f4c45a7c2",
      "snapshots": "9598 events bbf81c750bf03994",
      "storm": "8376 events b1b9558defc031b1",
      "unreliable": "7241 events 3f92e7acf6bcea0a",
    }
  `);
});
