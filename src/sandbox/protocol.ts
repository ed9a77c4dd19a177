// What the page and the sandbox say to one another: one request, one reply, and the thread is ended. Types alone: the page may
// know these, and nothing else of the sandbox.
import type { CustomResults, JobSetup, Texts } from '../model/mapreduce.ts';

/** A job of the user's own, whose map and reduce are to be run on its whole input. */
export interface SandboxRequest {
  readonly job: JobSetup;
  readonly texts: Texts;
}

/**
 * What is wrong with a job that could not be run to its end. `where`: input: there is none. code: it cannot be read, or lacks map
 * or reduce. limit: too much time, memory or output. `line`: of the code, from 1, as far as it is known.
 */
export interface SandboxError {
  readonly where: 'input' | 'code' | 'map' | 'reduce' | 'limit';
  /** A sentence for the writer of the code. */
  readonly message: string;
  readonly line: number | null;
}

/** What the map and reduce yield, to be handed to the engine; or why they yield nothing. */
export type SandboxReply =
  | { readonly ok: true; readonly results: CustomResults }
  | { readonly ok: false; readonly error: SandboxError };
