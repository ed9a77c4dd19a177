// What is due on a process, and when: shown as a countdown, so it is no fact that "changes".
import type { Tick } from '../../../model/ids.ts';
import type { ClerkNode, Node, ServerNode } from '../../../model/world.ts';
import { dueOnJob } from './jobClock.ts';

/** Something a process waits for. `from` and `at` in ms: when it was armed and when it happens. */
export interface Due {
  readonly label: string;
  readonly from: Tick;
  readonly at: Tick;
  /** What happens then. */
  readonly about: string;
}

/** The timers that are armed and the writes under way, soonest first. Nothing runs on a crashed process. */
export function dueOn(node: Node): Due[] {
  if (node.health === 'down') return [];
  const due = dueOf(node);
  return due.sort((a, b) => a.at - b.at);
}

function dueOf(node: Node): Due[] {
  switch (node.kind) {
    case 'server':
      return dueOnServer(node);
    case 'clerk':
      return dueOnClerk(node);
    default:
      return dueOnJob(node);
  }
}

function dueOnServer({ electionTimer, heartbeatTimer, mover, disk }: ServerNode): Due[] {
  const due: Due[] = [];
  if (electionTimer) {
    due.push({
      label: 'election timer',
      from: electionTimer.armedAt,
      at: electionTimer.firesAt,
      about: 'Without word from a leader until then it stands for election',
    });
  }
  if (heartbeatTimer) {
    due.push({
      label: 'heartbeat',
      from: heartbeatTimer.armedAt,
      at: heartbeatTimer.firesAt,
      about: 'It lets its followers hear from it',
    });
  }
  if (mover?.timer) {
    due.push({
      label: 'group’s beat',
      from: mover.timer.armedAt,
      at: mover.timer.firesAt,
      about: 'It asks for the next configuration, or sends again what still has to leave',
    });
  }
  if (disk.writing) {
    due.push({
      label: 'disk write',
      from: disk.writing.startedAt,
      at: disk.writing.doneAt,
      about: disk.next ? 'Then it is durable; a further write waits behind it' : 'Then it is durable',
    });
  }
  return due;
}

function dueOnClerk({ retryTimer, loadTimer }: ClerkNode): Due[] {
  const due: Due[] = [];
  if (retryTimer)
    due.push({
      label: 'asks again',
      from: retryTimer.armedAt,
      at: retryTimer.firesAt,
      about: 'It asks the next server when no answer has come',
    });
  if (loadTimer)
    due.push({
      label: 'next call',
      from: loadTimer.armedAt,
      at: loadTimer.firesAt,
      about: 'Its load calls the next op',
    });
  return due;
}

/** How much of a wait is left, from 1 (just armed) to 0 (due). */
export function fractionLeft({ from, at }: Pick<Due, 'from' | 'at'>, now: number): number {
  return at <= from ? 0 : Math.max(0, Math.min(1, (at - now) / (at - from)));
}
