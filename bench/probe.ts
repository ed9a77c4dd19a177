// The calibration loop: the least that any engine of this kind must do. Five servers that pass heartbeats and answers
// on a sorted bus, every world kept apart from the one before by copying what a step touches; no disk, no checks, no
// clients. The engine's speed is put in relation to it, so that runs on different machines can be compared.
import { timed } from './row.ts';

interface Letter {
  readonly to: number;
  readonly from: number;
  readonly at: number;
  readonly isReply: boolean;
}

interface Server {
  readonly term: number;
  readonly heard: number;
  readonly matched: readonly number[];
}

interface Small {
  readonly now: number;
  readonly step: number;
  readonly servers: readonly Server[];
  readonly bus: readonly Letter[];
}

const SERVERS = 5;
const STEPS = 400_000;

function latency(now: number, from: number, to: number): number {
  let h = Math.imul(now ^ (from << 8) ^ (to << 4), 0x85ebca6b);
  h ^= h >>> 13;
  return 10 + ((Math.imul(h, 0xc2b2ae35) >>> 0) % 21);
}

function post(bus: Letter[], letter: Letter): void {
  let i = bus.length;
  while (i > 0 && (bus[i - 1] as Letter).at > letter.at) i--;
  bus.splice(i, 0, letter);
}

function send(bus: Letter[], now: number, from: number, to: number, isReply: boolean): void {
  post(bus, { from, to, isReply, at: now + latency(now, from, to) });
}

function probeStep(world: Small): Small {
  const letter = world.bus[0] as Letter;
  const bus = world.bus.slice(1);
  const servers = world.servers.slice();
  const server = servers[letter.to] as Server;
  const now = letter.at;
  if (letter.isReply) {
    const matched = server.matched.slice();
    matched[letter.from] = (matched[letter.from] as number) + 1;
    servers[letter.to] = { ...server, matched };
  } else {
    servers[letter.to] = { ...server, heard: server.heard + 1 };
  }
  send(bus, now, letter.to, letter.from, !letter.isReply);
  return { now, step: world.step + 1, servers, bus };
}

function beginning(): Small {
  const server = { term: 1, heard: 0, matched: [0, 0, 0, 0, 0] };
  const bus: Letter[] = [];
  for (let to = 1; to < SERVERS; to++) send(bus, 0, 0, to, false);
  return { now: 0, step: 0, servers: Array.from({ length: SERVERS }, () => server), bus };
}

/** Steps a second of the calibration loop on this machine, now: the best of five stretches, the first of which warms up. */
export function probe(): number {
  let world = beginning();
  const times = [1, 2, 3, 4, 5].map((stretch) =>
    timed(() => {
      while (world.step < stretch * STEPS) world = probeStep(world);
    }),
  );
  return (STEPS * 1000) / Math.min(...times);
}
