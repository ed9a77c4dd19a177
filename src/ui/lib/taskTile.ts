// What stands on a task's tile.
import type { TaskId } from '../../model/mapreduce.ts';

/** A task in two or three characters: `m3`, `r0`. */
export function taskTile({ kind, number }: TaskId): string {
  return `${kind === 'map' ? 'm' : 'r'}${number}`;
}
