// The one door to the sandbox: a thread that is started for one job, when the reader has said so, and ended when it has answered.
// Nothing else starts it: no link, no scenario, no reload.
import type { CustomResults, JobSetup, Texts } from '../../model/mapreduce.ts';
import type { SandboxReply, SandboxRequest } from '../../sandbox/protocol.ts';

/** How long the code may take by the clock on the wall, in ms. It has a budget of its own; this is for what that cannot see. */
const PATIENCE = 30_000;

/** What makes a thread; tests give one of their own. */
export type SandboxThread = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

function startThread(): SandboxThread {
  return new Worker(new URL('../../sandbox/thread.ts', import.meta.url), { type: 'module', name: 'sandbox' });
}

let latest: CustomResults | null = null;

/** What the latest run has yielded. The engine takes it only for the very code and input that it was made of. */
export function latestResults(): CustomResults | null {
  return latest;
}

/** Runs a job's own map and reduce on its whole input, and keeps what they yield for the next run of the job. */
export function runOwnCode(
  job: JobSetup,
  texts: Texts,
  start: () => SandboxThread = startThread,
  patience: number = PATIENCE,
): Promise<SandboxReply> {
  const thread = start();
  return new Promise<SandboxReply>((resolve) => {
    const late = setTimeout(() => answer(stopped('It takes too long, and was stopped.')), patience);
    function answer(reply: SandboxReply): void {
      clearTimeout(late);
      thread.terminate();
      if (reply.ok) latest = reply.results;
      resolve(reply);
    }
    thread.onmessage = ({ data }: MessageEvent<SandboxReply>) => answer(data);
    thread.onerror = (error) => answer(stopped(`The sandbox could not go on (${error.message || 'no reason given'}).`));
    const request: SandboxRequest = { job, texts };
    thread.postMessage(request);
  });
}

function stopped(message: string): SandboxReply {
  return { ok: false, error: { where: 'limit', message, line: null } };
}
