// The shared file store: reads, writes and renames take their time, and a write that is under way is there in part.

import { NEVER, type NodeId, type Tick } from '../../model/ids.ts';
import {
  type Files,
  fileNamed,
  folderOf,
  type StoredFile,
  type TextFile,
  withFiles,
  withoutFiles,
} from '../../model/jobFiles.ts';
import type { StoreNode, StoreWork } from '../../model/jobNodes.ts';
import type { JobMessage } from '../../model/mapreduce.ts';
import type { Envelope } from '../../model/world.ts';
import { fileOf, outputName } from '../mapreduce/records.ts';
import { aside, note } from '../prim/recorder.ts';
import { arm, draw, send, type Turn } from './turn.ts';

/** A message reaches the store. */
export function storeReceives(node: StoreNode, turn: Turn, { from, message }: Envelope): void {
  if (message.type !== 'ReadFiles' && message.type !== 'WriteFiles' && message.type !== 'RenameFiles') return;
  if (message.type === 'WriteFiles') beginWrite(node, turn, from, message);
  const timer = arm(turn, node.rate, draw(turn, 'store', from, node.delay, message.requestId));
  const { now } = turn;
  node.work = [...node.work, { from, message, startedAt: now, doneAt: timer.firesAt, cause: turn.cause }];
}

/** The first half of what will be there is there. */
function beginWrite(
  node: StoreNode,
  turn: Turn,
  by: NodeId,
  { files, append }: Extract<JobMessage, { type: 'WriteFiles' }>,
): void {
  const begun = files.map((file): StoredFile => {
    const before = append ? (fileNamed(node.files, file.name)?.text ?? '') : '';
    return { ...file, text: before + file.text.slice(0, file.text.length >> 1), partial: true, writer: by };
  });
  node.files = withFiles(node.files, begun);
  note(turn, { type: 'FileWriteBegan', node: node.id, names: files.map(({ name }) => name), by });
}

/** A request is done: the first of those that are due. */
export function storeWakes(node: StoreNode, turn: Turn): void {
  const due = node.work.find(({ doneAt }) => doneAt <= turn.now);
  if (!due) return;
  node.work = node.work.filter((work) => work !== due);
  turn.cause = due.cause;
  send(turn, due.from, carryOut(node, turn, due), turn.cause);
}

function carryOut(node: StoreNode, turn: Turn, { from, message }: StoreWork): JobMessage {
  const { requestId } = message;
  switch (message.type) {
    case 'ReadFiles':
      return { type: 'FilesRead', requestId, files: message.names.map((name) => fileNamed(node.files, name)) };
    case 'WriteFiles':
      finishWrite(node, turn, from, message);
      return { type: 'FilesWritten', requestId };
    case 'RenameFiles':
      rename(node, turn, from, message);
      return { type: 'FilesRenamed', requestId };
  }
}

function finishWrite(
  node: StoreNode,
  turn: Turn,
  by: NodeId,
  { files, append }: Extract<JobMessage, { type: 'WriteFiles' }>,
): void {
  const written = files.map(
    (file): StoredFile => ({ ...(append ? appended(node.files, file) : file), partial: false, writer: by }),
  );
  node.files = withFiles(node.files, written);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  note(turn, { type: 'FileWritten', node: node.id, names: files.map(({ name }) => name), bytes, by });
}

/** The half that stands there already is a part of what is appended. */
function appended(files: Files, file: TextFile): TextFile {
  const there = fileNamed(files, file.name)?.text ?? '';
  const half = file.text.slice(0, file.text.length >> 1);
  const before = there.endsWith(half) ? there.slice(0, there.length - half.length) : there;
  return fileOf(file.name, before + file.text);
}

/** Each file goes over to its new name in one instant. One that is not there any more has been renamed before. */
function rename(
  node: StoreNode,
  turn: Turn,
  by: NodeId,
  { renames }: Extract<JobMessage, { type: 'RenameFiles' }>,
): void {
  const renamed = renames.flatMap(({ from, to }): StoredFile[] => {
    const file = fileNamed(node.files, from);
    return file ? [{ ...file, name: to }] : [];
  });
  if (renamed.length === 0) return;
  const replaced = renamed.filter(({ name }) => fileNamed(node.files, name) !== null).length;
  const left = withoutFiles(
    node.files,
    renames.map(({ from }) => from),
  );
  node.files = withFiles(left, renamed);
  const names = renamed.map(({ name }) => name);
  note(turn, { type: 'FileRenamed', node: node.id, rule: 'renameOutput', names, replaced, by });
}

/** A crash: the files stay as they are, also those that were being written. */
export function crashStore(node: StoreNode, turn: Turn): void {
  node.health = 'down';
  node.work = [];
  node.inbox = [];
  aside(turn, { type: 'NodeCrashed', node: node.id, lostEntries: 0 });
}

/** The store is back with the files that it had. */
export function restartStore(node: StoreNode, turn: Turn): void {
  node.health = 'up';
  note(turn, { type: 'NodeRestarted', node: node.id, term: 0, lastIndex: 0 });
}

/** When the next request is done. */
export function storeWakeAt(node: StoreNode): Tick {
  if (node.health !== 'up') return NEVER;
  let at = NEVER;
  for (const { doneAt } of node.work) if (doneAt < at) at = doneAt;
  return at;
}

/** The files that a job has put out, in order. */
export function outputsOf(files: Files): StoredFile[] {
  return Object.values(files[folderOf(outputName(0))] ?? {}).sort(
    (a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1),
  );
}
