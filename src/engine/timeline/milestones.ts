// The places of a run worth jumping to, collected once, while the run is made.
import { opText } from '../../describe/op.ts';
import type { Command } from '../../model/command.ts';
import type { Event } from '../../model/event.ts';
import type { NodeId, StepIndex, Term } from '../../model/ids.ts';
import { taskName } from '../../model/mapreduce.ts';
import type { Milestone, MilestoneKind } from '../../model/timeline.ts';
import { printCommand } from '../../scenario/printWords.ts';

/** Most milestones of one kind that are kept for drawing: a time line is only so many pixels wide. */
export const MOST = 2000;

/** What the world does of itself all the time. The other kinds, and all that a hand did, are kept to the last. */
const PLENTIFUL: readonly MilestoneKind[] = ['commit', 'call', 'snapshot', 'candidate', 'crash', 'restart', 'fault'];

/** Of one kind: how many there were, of which one in `stride` is kept, and how many are. */
interface Thinning {
  seen: number;
  stride: number;
  kept: number;
}

/** The milestones of a branch, in order. The list grows in place; when it is thinned it is another list. */
export interface Milestones {
  list: Milestone[];
  readonly thinning: Partial<Record<MilestoneKind, Thinning>>;
}

/** Whether no milestone of these kinds has been thinned out. */
export function isComplete({ thinning }: Milestones, kinds: readonly MilestoneKind[]): boolean {
  return kinds.every((kind) => (thinning[kind]?.stride ?? 1) === 1);
}

/** Adds the milestones of one more step. When there are too many of a kind, every second one of them goes. */
export function collect(milestones: Milestones, events: readonly Event[]): void {
  for (const milestone of milestonesOf(events)) {
    if (isPlentiful(milestone)) {
      milestones.thinning[milestone.kind] ??= { seen: 0, stride: 1, kept: 0 };
      const thinning = milestones.thinning[milestone.kind] as Thinning;
      if (thinning.seen++ % thinning.stride !== 0) continue;
      if (++thinning.kept > MOST) thinOut(milestones, milestone.kind, thinning);
    }
    milestones.list.push(milestone);
  }
}

function isPlentiful({ kind, by }: Milestone): boolean {
  return by !== 'hand' && PLENTIFUL.includes(kind);
}

function thinOut(milestones: Milestones, kind: MilestoneKind, thinning: Thinning): void {
  let nth = 0;
  milestones.list = milestones.list.filter((m) => m.kind !== kind || !isPlentiful(m) || nth++ % 2 === 0);
  thinning.stride *= 2;
  thinning.kept = (nth + 1) >> 1;
}

/** The milestones of a run that leaves another after this step. */
export function milestonesUpTo({ list, thinning }: Milestones, step: StepIndex): Milestones {
  const own: Milestones['thinning'] = {};
  for (const kind of PLENTIFUL) if (thinning[kind]) own[kind] = { ...thinning[kind] };
  return { list: list.filter((m) => m.step <= step), thinning: own };
}

const NONE: readonly Milestone[] = [];

/** The milestones among some events. */
export function milestonesOf(events: readonly Event[]): readonly Milestone[] {
  let found: Milestone[] | null = null; // most steps have none, and there are a million of them
  let by: Milestone['by'] = 'world';
  for (const event of events) {
    if (event.n === 0) by = 'world'; // a new step
    if (event.type === 'CommandPerformed') by = author(event.line);
    const what = describe(event);
    if (!what) continue;
    found ??= [];
    found.push({ step: event.step, at: event.at, node: null, term: 0, text: '', by, ...what });
  }
  return found ?? NONE;
}

function author(line: number): Milestone['by'] {
  return line === 0 ? 'hand' : line < 0 ? 'nemesis' : 'script';
}

type Described = { kind: MilestoneKind; node?: NodeId; term?: Term; text?: string; by?: Milestone['by'] };

function describe(event: Event): Described | null {
  switch (event.type) {
    case 'BecameCandidate':
      return { kind: 'candidate', node: event.node, term: event.term, text: `term ${event.term}` };
    case 'BecameLeader':
      return { kind: 'leader', node: event.node, term: event.term, text: `term ${event.term}` };
    case 'ResultAccepted':
      return { kind: 'commit', node: event.worker, text: `${taskName(event.task)} completed` };
    case 'MapsEnded':
    case 'JobEnded':
      return {
        kind: 'commit',
        node: event.node,
        text: event.type === 'JobEnded' ? 'the job is done' : 'maps are done',
      };
    case 'TaskTimedOut':
      return { kind: 'fault', node: event.worker, text: `${taskName(event.task)} is late` };
    case 'CommitAdvanced': // a follower only hears of it
      return event.holders.length > 0 ? { kind: 'commit', node: event.node, text: `index ${event.to}` } : null;
    case 'NodeCrashed':
      return { kind: 'crash', node: event.node };
    case 'NodeRestarted':
      return { kind: 'restart', node: event.node };
    case 'OperationCalled':
      return { kind: 'call', node: event.operation.clerk, text: opText(event.operation.op) };
    case 'CommandPerformed':
      return describeCommand(event.command, event.nodes);
    case 'SnapshotTaken':
    case 'SnapshotInstalled':
      return { kind: 'snapshot', node: event.node, text: `through index ${event.lastIncludedIndex}` };
    case 'NoteShown':
      return event.text === '' ? null : { kind: 'note', text: event.text, by: 'script' };
    case 'InvariantViolated':
      return { kind: 'violation', text: event.violation.invariant };
    case 'ExpectationFailed':
      return { kind: 'failure', text: event.message, by: 'script' };
    case 'ScenarioEnded':
      return { kind: 'end', by: 'script' };
    default:
      return null;
  }
}

/** Commands that show as what they do (a crash as a crash), or do nothing yet, are no places of their own. */
function describeCommand(command: Command, nodes: readonly NodeId[]): Described | null {
  switch (command.type) {
    case 'crash':
    case 'restart':
    case 'call':
    case 'snapshot':
      return null;
    case 'start':
    case 'workload':
      return { kind: 'call', text: printCommand(command) };
    default: {
      const [only] = nodes;
      const text = printCommand(command);
      return nodes.length === 1 && only !== undefined ? { kind: 'fault', node: only, text } : { kind: 'fault', text };
    }
  }
}
