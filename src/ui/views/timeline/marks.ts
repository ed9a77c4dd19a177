// The marks on and under the tape: what happened, thinned to what the eye can tell apart. Pure arithmetic.
import { invariantOf } from '../../../describe/invariants.ts';
import type { StepIndex, Tick } from '../../../model/ids.ts';
import type { Milestone, MilestoneKind } from '../../../model/timeline.ts';
import { firstWhere } from '../../lib/firstWhere.ts';
import { clamp } from '../../lib/geometry.ts';
import { type TimeWindow, xOf } from './window.ts';

/** A mark. `sign` says how it is drawn; `count` how many of its sort stand in this place. */
export interface Mark {
  readonly sign:
    | 'write'
    | 'call'
    | 'candidate'
    | 'crash'
    | 'restart'
    | 'fault'
    | 'snapshot'
    | 'note'
    | 'violation'
    | 'failure'
    | 'end';
  readonly x: number;
  readonly step: StepIndex;
  readonly at: Tick;
  readonly count: number;
  /** What a pointer that rests on it is told. */
  readonly text: string;
  readonly term: number;
  /** By how many px it is drawn to the right of its place, so that it does not cover the sign before it. */
  readonly shift: number;
}

const SIGNS: Readonly<Partial<Record<MilestoneKind, Mark['sign']>>> = {
  commit: 'write',
  call: 'call',
  candidate: 'candidate',
  crash: 'crash',
  restart: 'restart',
  fault: 'fault',
  snapshot: 'snapshot',
  note: 'note',
  violation: 'violation',
  failure: 'failure',
  end: 'end',
};

/** The signs that share the lower row of the tape, and the room that each needs, in px. */
const IN_TAPE: readonly Mark['sign'][] = ['crash', 'restart', 'fault'];
const ROOM = 9;

/** Two marks of one sign nearer than this, in px, are drawn as one. */
const APART = 5;

/** What a milestone says when it is pointed at: a phrase without its instant. */
export function markText({ kind, node, term, text }: Milestone): string {
  switch (kind) {
    case 'candidate':
      return `${node} stands for election in term ${term}`;
    case 'leader':
      return `${node} leads term ${term}`;
    case 'commit':
      return `${node} commits ${text}`;
    case 'call':
      return `${node} calls ${text}`;
    case 'crash':
      return `${node} crashes`;
    case 'restart':
      return `${node} is back`;
    case 'snapshot':
      return `${node}: snapshot ${text}`;
    case 'violation':
      return `${invariantOf(text)?.name ?? text} is broken`;
    case 'failure':
      return `expectation failed: ${text}`;
    case 'end':
      return 'the scenario is over';
    default:
      return text;
  }
}

/** The marks that lie in the window, in order, candidates that won left out (the tape shows them). */
export function marksIn(milestones: readonly Milestone[], window: TimeWindow, width: number): Mark[] {
  const marks: Mark[] = [];
  const last = new Map<Mark['sign'], number>();
  let free = Number.NEGATIVE_INFINITY;
  const won = new Set(milestones.filter((m) => m.kind === 'leader').map((m) => `${m.node}@${m.term}`));
  for (let i = firstFrom(milestones, window.from); i < milestones.length; i++) {
    const milestone = milestones[i] as Milestone;
    if (milestone.at > window.to) break;
    const sign = SIGNS[milestone.kind];
    if (!sign || (sign === 'candidate' && won.has(`${milestone.node}@${milestone.term}`))) continue;
    const x = xOf(window, width, milestone.at);
    const place = last.get(sign);
    const neighbour = place === undefined ? undefined : marks[place];
    if (neighbour && place !== undefined && x - neighbour.x < APART) {
      marks[place] = { ...neighbour, count: neighbour.count + 1 };
      continue;
    }
    last.set(sign, marks.length);
    const shift = IN_TAPE.includes(sign) ? clamp(free - x, 0, 2 * ROOM) : 0;
    if (IN_TAPE.includes(sign)) free = x + shift + ROOM;
    marks.push({
      sign,
      x,
      step: milestone.step,
      at: milestone.at,
      count: 1,
      text: markText(milestone),
      term: milestone.term,
      shift,
    });
  }
  return marks;
}

/** Offset of the first milestone at or after an instant: they are in order of time. */
function firstFrom(milestones: readonly Milestone[], tick: number): number {
  return firstWhere(milestones.length, (i) => (milestones[i]?.at ?? 0) >= tick);
}

/** A small flag with words under the tape. */
export interface Flag {
  readonly x: number;
  readonly text: string;
  readonly sign: Mark['sign'];
  readonly step: StepIndex;
}

/** Which signs have words, the most important first: where two would overlap, the lesser one goes without. */
const SPOKEN: readonly Mark['sign'][] = ['violation', 'failure', 'crash', 'fault', 'note', 'restart', 'end'];

/** Width of a flag's character and the longest flag, in px. */
const LETTER = 5.9;
const LONGEST = 150;

/** The flags for which there is room, in order of place. A text too long ends in an ellipsis. */
export function flagsFor(marks: readonly Mark[], width: number): Flag[] {
  const placed: (Flag & { readonly right: number })[] = [];
  for (const sign of SPOKEN) {
    for (const mark of marks) {
      if (mark.sign !== sign) continue;
      const next = Math.min(width, ...placed.filter((flag) => flag.x > mark.x).map((flag) => flag.x - 6));
      const text = shortened(mark.text, Math.min(LONGEST, next - mark.x - 6));
      const right = mark.x + 6 + text.length * LETTER;
      const clear = placed.every((flag) => right < flag.x || flag.right + 4 < mark.x);
      if (text !== '' && clear) placed.push({ x: mark.x, text, sign, step: mark.step, right });
    }
  }
  return placed.toSorted((a, b) => a.x - b.x).map(({ x, text, sign, step }) => ({ x, text, sign, step }));
}

/** The text, or as much of it as fits and an ellipsis; '' when not even a few letters do. */
function shortened(text: string, room: number): string {
  const letters = Math.floor(room / LETTER);
  if (text.length <= letters) return text;
  return letters < 9 ? '' : `${text.slice(0, letters - 1).trimEnd()}…`;
}

/** The mark that a pointer at `x` means: the nearest within reach, alarms first; null: none. */
export function markNear(marks: readonly Mark[], x: number, reach = 5): Mark | null {
  let best: Mark | null = null;
  const distance = (mark: Mark) => Math.abs(mark.x - x) - (mark.sign === 'violation' ? 3 : 0);
  for (const mark of marks) {
    if (Math.abs(mark.x - x) <= reach && (best === null || distance(mark) < distance(best))) best = mark;
  }
  return best;
}
