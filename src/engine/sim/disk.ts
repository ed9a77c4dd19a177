// A server's disk: a write is durable after its delay, and a crash loses what is not. Pure functions over a Disk.
import type { EventRef } from '../../model/event.ts';
import type { Tick } from '../../model/ids.ts';
import type { Persisted } from '../../model/raft.ts';
import type { Disk, Held } from '../../model/world.ts';

/** Begins a write, or lets it wait behind the one under way, merged with what waits already (group commit). */
export function write(
  disk: Disk,
  persisted: Persisted,
  held: readonly Held[],
  now: Tick,
  doneAt: Tick,
  cause: EventRef | null,
): Disk {
  if (disk.writing === null) return { ...disk, writing: { persisted, startedAt: now, doneAt, held, cause } };
  const waiting = disk.next ? [...disk.next.held, ...held] : held;
  return { ...disk, next: { persisted, held: waiting, cause } };
}

/** Lets messages wait for the newest write that is under way or waiting. Only while there is one. */
export function holdBack(disk: Disk, held: readonly Held[]): Disk {
  if (held.length === 0) return disk;
  if (disk.next) return { ...disk, next: { ...disk.next, held: [...disk.next.held, ...held] } };
  if (disk.writing) return { ...disk, writing: { ...disk.writing, held: [...disk.writing.held, ...held] } };
  return disk;
}

/** The write under way is durable; what waited behind it begins, to be done at `nextDoneAt`. */
export function finishWrite(disk: Disk, now: Tick, nextDoneAt: Tick): Disk {
  if (!disk.writing) return disk;
  const next = disk.next && { ...disk.next, startedAt: now, doneAt: nextDoneAt };
  return { ...disk, durable: disk.writing.persisted, writing: next, next: null };
}

/** A crash: only what is durable remains. */
export function crashDisk(disk: Disk): Disk {
  return { ...disk, writing: null, next: null };
}
