// What is on the store of a job, counted: which of the files between maps and reduces are there, and which outputs. Made once
// for a store's files, which stay the same object until something is written.
import { allFiles, type Files, type StoredFile } from '../../model/jobFiles.ts';
import { storeOf } from '../../model/jobNodes.ts';
import type { World } from '../../model/world.ts';

/** A file that a task is to write: it is not there; it is written under another name for now; it is there, whole. */
export type FileState = 'missing' | 'temporary' | 'there';

/** A file that a task is to write. `bytes` of what is there of it, under whatever name. */
export interface FileCell {
  readonly state: FileState;
  readonly bytes: number;
}

/** The files of a job. */
export interface JobFiles {
  /** By map, then by reduce. */
  readonly parts: readonly (readonly FileCell[])[];
  /** By reduce. */
  readonly outputs: readonly FileCell[];
  readonly partsThere: number;
  readonly outputsThere: number;
  /** The outputs that are there, in order. */
  readonly outputFiles: readonly StoredFile[];
}

const MISSING: FileCell = { state: 'missing', bytes: 0 };
const NAME = /^mr-(?:out-(\d+)|(\d+)-(\d+))(\..+)?$/;

const known = new WeakMap<Files, JobFiles>();

/** The files of a world's job; all missing when there is no store. */
export function jobFilesOf(world: Pick<World, 'nodes' | 'job' | 'setup'>): JobFiles {
  const files = storeOf(world)?.files;
  const [maps, reduces] = [world.job?.splits.length ?? 0, world.setup.job?.reduces ?? 0];
  if (!files) return countFiles([], maps, reduces);
  let counted = known.get(files);
  if (counted === undefined) {
    counted = countFiles(allFiles(files), maps, reduces);
    known.set(files, counted);
  }
  return counted;
}

function countFiles(files: readonly StoredFile[], maps: number, reduces: number): JobFiles {
  const parts = Array.from({ length: maps }, () => new Array<FileCell>(reduces).fill(MISSING));
  const outputs = new Array<FileCell>(reduces).fill(MISSING);
  const outputFiles: StoredFile[] = [];
  for (const file of files) {
    const [, output, map, reduce, temporary] = NAME.exec(file.name) ?? [];
    const row = output === undefined ? parts[Number(map)] : outputs;
    const place = Number(output ?? reduce);
    if (!row || !(place < reduces)) continue;
    const isThere = temporary === undefined && !file.partial;
    if (isThere && output !== undefined) outputFiles[place] = file;
    // What is there stays there while it is written anew.
    if (isThere || row[place]?.state !== 'there')
      row[place] = { state: isThere ? 'there' : 'temporary', bytes: file.bytes };
  }
  const there = (cells: readonly FileCell[]) => cells.filter(({ state }) => state === 'there').length;
  return {
    parts,
    outputs,
    partsThere: parts.reduce((sum, row) => sum + there(row), 0),
    outputsThere: there(outputs),
    outputFiles: outputFiles.filter(Boolean),
  };
}
