// The engine in Node: finds the moments at which tests begin, and says what the page in Chromium has to agree with.
import { createRun } from '../src/engine/run.ts';
import type { Scenario } from '../src/model/scenario.ts';
import type { MilestoneKind } from '../src/model/timeline.ts';
import { ENGINE_VERSION } from '../src/model/version.ts';
import { decodeLink, encodeLink, type Link, scenarioOfLink } from '../src/scenario/link.ts';
import { parseCondition } from '../src/scenario/parse.ts';
import type { FrameReply, Reply } from '../src/wire/protocol.ts';

/** A moment of a run as the engine in Node has it. */
export interface Moment {
  /** Opens the page there: `#...`. */
  readonly link: string;
  readonly step: number;
  /** Virtual ms. */
  readonly tick: number;
  readonly fingerprint: string | null;
}

/** Where one gets from the beginning of a scenario by jumping to the next place of each kind, one after another. */
export function momentAfter(text: string, ...kinds: readonly MilestoneKind[]): Moment {
  const run = createRun();
  let frame = frameOf(run.handle({ type: 'load', scenario: scenarioIn({ preset: null, text }), cursor: { step: 0 } }));
  for (const kind of kinds) {
    frame = frameOf(run.handle({ type: 'jump', kinds: [kind], forward: true, horizon: 60_000 }));
  }
  return momentOf(text, frame);
}

/** Where one gets from the beginning of a scenario by running until a condition comes to hold, so many times. */
export function momentUntil(text: string, condition: string, times = 1): Moment {
  const scenario = scenarioIn({ preset: null, text });
  const read = parseCondition(condition, scenario.setup);
  if (!read.ok) throw new Error(read.error.message);
  const run = createRun();
  let frame = frameOf(run.handle({ type: 'load', scenario, cursor: { step: 0 } }));
  for (let i = 0; i < times; i++) {
    frame = frameOf(run.handle({ type: 'until', condition: read.condition, limit: 60_000, budgetMs: 100_000 }));
  }
  return momentOf(text, frame);
}

function momentOf(text: string, { step, tick, fingerprint }: FrameReply): Moment {
  return { link: `#${encodeLink({ ...blank(text), cursor: { step, tick } })}`, step, tick, fingerprint };
}

/** The fingerprint of the moment that a link (`#...` or a whole address) is to. */
export function fingerprintOf(link: string): string | null {
  const decoded = decodeLink(link.slice(link.indexOf('#')));
  if (!decoded.ok) throw new Error(decoded.error.message);
  const { preset, text, cursor } = decoded.link;
  const scenario = scenarioIn({ preset, text });
  return frameOf(createRun().handle({ type: 'load', scenario, cursor: { step: cursor?.step ?? 0 } })).fingerprint;
}

/** A link to a text and nothing else. */
export function blank(text: string): Link {
  const view = { tab: null, speed: null, selection: null };
  return { engine: ENGINE_VERSION, preset: null, text, cursor: null, view, fingerprint: null };
}

function scenarioIn(source: Pick<Link, 'preset' | 'text'>): Scenario {
  const read = scenarioOfLink(source);
  if (!read.ok) throw new Error(read.errors[0]?.message);
  return read.scenario;
}

function frameOf(reply: Reply): FrameReply {
  if (reply.type !== 'frame' || !reply.reached) throw new Error(JSON.stringify(reply));
  return reply;
}

/** Where n1 of five has just been elected. */
export const ELECTED = momentAfter('raft 1\nseed 7\ntimeout n1\n', 'leader');
