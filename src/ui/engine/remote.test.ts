import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Numbered, Reply, Request } from '../../wire/protocol.ts';
import { createRemote, type Thread } from './remote.ts';

/** A thread that does nothing by itself: the test answers for it. */
function fakeThread() {
  const asked: Numbered<Request>[] = [];
  const thread: Thread = {
    postMessage: (message: Numbered<Request>) => void asked.push(message),
    terminate: vi.fn(),
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  const answer = (id: number, body: Reply) =>
    thread.onmessage?.call(thread as Worker, { data: { id, body } } as MessageEvent);
  return { thread, asked, answer };
}

const UNDO: () => Request = () => ({ type: 'undo' });
const chain: Reply = { type: 'chain', events: [] };
const typeOf = (reply: Reply) => reply.type;

describe('the door to the thread', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks one thing at a time, in the order in which it was asked', async () => {
    const { thread, asked, answer } = fakeThread();
    const remote = createRemote(
      () => {},
      () => thread,
    );
    const first = remote.ask(UNDO, typeOf);
    const second = remote.ask(() => ({ type: 'redo' }), typeOf);
    expect(asked.map(({ body }) => body.type)).toEqual(['undo']);
    answer(asked[0]?.id ?? -1, chain);
    expect(asked.map(({ body }) => body.type)).toEqual(['undo', 'redo']);
    answer(asked[1]?.id ?? -1, { type: 'failed', message: '' });
    expect([await first, await second]).toEqual(['chain', 'failed']);
    expect(remote.idle()).toBe(true);
  });

  it('lets a reply be received before the next request is made', () => {
    const { thread, asked, answer } = fakeThread();
    const remote = createRemote(
      () => {},
      () => thread,
    );
    let cursor = 0;
    void remote.ask(UNDO, () => {
      cursor = 7;
    });
    void remote.ask(() => ({ type: 'seek', cursor: { step: cursor }, budgetMs: 1 }), typeOf);
    answer(asked[0]?.id ?? -1, chain);
    expect(asked[1]?.body).toMatchObject({ cursor: { step: 7 } });
  });

  it('asks one thing after another in a row, ahead of what waits and with nothing in between', async () => {
    const { thread, asked, answer } = fakeThread();
    const remote = createRemote(
      () => {},
      () => thread,
    );
    const told: string[] = [];
    function* row(): Generator<Request, void, Reply> {
      told.push((yield { type: 'redo' }).type);
      told.push((yield { type: 'regrow', branches: [], budgetMs: 1 }).type);
    }
    const first = remote.ask(UNDO, typeOf);
    const last = remote.ask(() => ({ type: 'seek', cursor: { step: 7 }, budgetMs: 1 }), typeOf);
    const all = remote.askInARow(row());
    for (let i = 0; i < 4; i++) answer(asked[i]?.id ?? -1, chain);
    await Promise.all([first, last, all]);
    expect(asked.map(({ body }) => body.type)).toEqual(['undo', 'redo', 'regrow', 'seek']);
    expect(told).toEqual(['chain', 'chain']);
  });

  it('ends a row whose thread has died after telling it so', async () => {
    const threads = [fakeThread(), fakeThread()];
    let started = 0;
    const remote = createRemote(
      () => {},
      () => threads[started++]?.thread as Thread,
    );
    let told = '';
    function* row(): Generator<Request, void, Reply> {
      told = (yield { type: 'undo' }).type;
    }
    const all = remote.askInARow(row());
    threads[0]?.thread.onerror?.call(threads[0].thread as Worker, { message: 'out of memory' } as ErrorEvent);
    await all;
    expect(told).toBe('failed');
    expect(remote.idle()).toBe(true);
  });

  it('is settled when the last of what was asked has been answered, also by the loss of the thread', async () => {
    const { thread, asked, answer } = fakeThread();
    const remote = createRemote(
      () => {},
      () => thread,
    );
    const said: string[] = [];
    await remote.settled();
    void remote.ask(UNDO, () => said.push('first'));
    void remote.ask(UNDO, () => said.push('second'));
    const settled = remote.settled().then(() => said.push('settled'));
    answer(asked[0]?.id ?? -1, chain);
    answer(asked[1]?.id ?? -1, chain);
    await settled;
    expect(said).toEqual(['first', 'second', 'settled']);
    void remote.ask(UNDO, typeOf);
    const again = remote.settled();
    thread.onerror?.call(thread as Worker, { message: 'out of memory' } as ErrorEvent);
    await again;
  });

  it('replaces a thread that has been silent for ten seconds, and answers what was asked of it with a failure', async () => {
    const threads = [fakeThread(), fakeThread()];
    let started = 0;
    const lost = vi.fn();
    const remote = createRemote(lost, () => threads[started++]?.thread as Thread);
    const replies = [remote.ask(UNDO, typeOf), remote.ask(UNDO, typeOf)];
    vi.advanceTimersByTime(9_999);
    expect(lost).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(lost).toHaveBeenCalledWith('it has not answered for 10 seconds');
    expect(await Promise.all(replies)).toEqual(['failed', 'failed']);
    expect(threads[0]?.thread.terminate).toHaveBeenCalled();
    void remote.ask(UNDO, typeOf);
    expect(threads[1]?.asked.length).toBe(1);
  });

  it('replaces a thread that has died, and hears nothing more of it', async () => {
    const threads = [fakeThread(), fakeThread()];
    let started = 0;
    const lost = vi.fn();
    const remote = createRemote(lost, () => threads[started++]?.thread as Thread);
    const reply = remote.ask(UNDO, typeOf);
    threads[0]?.thread.onerror?.call(threads[0].thread as Worker, { message: 'out of memory' } as ErrorEvent);
    expect(await reply).toBe('failed');
    expect(lost).toHaveBeenCalledWith('out of memory');
    threads[0]?.answer(1, chain);
    vi.advanceTimersByTime(60_000);
    expect(lost).toHaveBeenCalledTimes(1);
  });
});
