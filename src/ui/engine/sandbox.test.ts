import { describe, expect, it } from 'vitest';
import { DEFAULT_JOB } from '../../model/mapreduce.ts';
import type { SandboxReply } from '../../sandbox/protocol.ts';
import { latestResults, runOwnCode, type SandboxThread } from './sandbox.ts';

const RESULTS: SandboxReply = { ok: true, results: { digest: 'd', maps: [], reduces: {} } };

/** A thread that answers so, or not at all; and what was done to it. */
function fake(reply: SandboxReply | 'silence' | 'death') {
  const done: string[] = [];
  const thread: SandboxThread = {
    onmessage: null,
    onerror: null,
    postMessage(request: unknown) {
      done.push(`asked ${(request as { job: { name: string } }).job.name}`);
      queueMicrotask(() => {
        if (reply === 'death') thread.onerror?.call(thread as Worker, { message: 'no memory' } as ErrorEvent);
        else if (reply !== 'silence') thread.onmessage?.call(thread as Worker, { data: reply } as MessageEvent);
      });
    },
    terminate: () => void done.push('ended'),
  };
  return { start: () => thread, done };
}

describe('the door to the sandbox', () => {
  it('ends the thread when it has answered, and keeps what came out', async () => {
    const { start, done } = fake(RESULTS);
    expect(await runOwnCode({ ...DEFAULT_JOB, name: 'custom' }, {}, start)).toBe(RESULTS);
    expect(done).toEqual(['asked custom', 'ended']);
    expect(latestResults()).toBe(RESULTS.ok && RESULTS.results);
  });

  it.each(['silence', 'death'] as const)('says so in words when there is no answer (%s)', async (what) => {
    const { start, done } = fake(what);
    const reply = await runOwnCode(DEFAULT_JOB, {}, start, 20);
    expect(reply).toMatchObject({ ok: false, error: { where: 'limit', message: expect.stringMatching(/\.$/) } });
    expect(done.at(-1)).toBe('ended');
  });
});
