// The files of a job's shared store: plain data, in folders, so that a step copies little.
import type { NodeId } from './ids.ts';

/** A file as it is sent to the store. Never written to: a change is another object. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
  /** UTF-8 length. */
  readonly bytes: number;
  /** 16 hex digits that stand for the text. */
  readonly digest: string;
}

/** A file of the store. */
export interface StoredFile extends TextFile {
  /** It is being written, or its writing was cut off: only a part of the text is there. */
  readonly partial: boolean;
  /** Who wrote it; null: it was there from the beginning. */
  readonly writer: NodeId | null;
}

/**
 * The store's files by folder and by name. A job can have thousands of them, and a step copies what it changes: the files of one
 * task are a folder, see `folderOf`.
 */
export type Files = Readonly<Record<string, Readonly<Record<string, StoredFile>>>>;

/** The folder of a file: its name without its last number. `mr-3` of `mr-3-7`, `mr-3.w1.1.4` of `mr-3-7.w1.1.4`, `mr-out` of `mr-out-2`. */
export function folderOf(name: string): string {
  return name.replace(/-\d+(?=\.|$)/, '');
}

/** The file of this name, or null. */
export function fileNamed(files: Files, name: string): StoredFile | null {
  const folder = folderOf(name);
  if (!Object.hasOwn(files, folder)) return null;
  const own = files[folder] ?? {};
  return Object.hasOwn(own, name) ? (own[name] as StoredFile) : null;
}

/** All files, folder by folder. */
export function allFiles(files: Files): StoredFile[] {
  return Object.values(files).flatMap((folder) => Object.values(folder));
}

/** The files with these in the place of those of the same names. */
export function withFiles(files: Files, more: readonly StoredFile[]): Files {
  const changed: Record<string, Record<string, StoredFile>> = {};
  for (const file of more) {
    const name = folderOf(file.name);
    changed[name] ??= { ...files[name] };
    (changed[name] as Record<string, StoredFile>)[file.name] = file;
  }
  return { ...files, ...changed };
}

/** The files without those of these names. */
export function withoutFiles(files: Files, names: readonly string[]): Files {
  const gone = new Set(names);
  const folders = Object.entries(files).flatMap(([name, folder]) => {
    if (!names.some((file) => folderOf(file) === name)) return [[name, folder] as const];
    const left = Object.entries(folder).filter(([file]) => !gone.has(file));
    return left.length === 0 ? [] : [[name, Object.fromEntries(left)] as const];
  });
  return Object.fromEntries(folders);
}
