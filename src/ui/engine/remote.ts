// The one door to the engine: a thread of its own (a Web Worker), asked by numbered requests, one at a time.
// A thread that dies or falls silent is ended and replaced; whoever owns the run is told, and loads it again.
import type { Numbered, Reply, Request } from '../../wire/protocol.ts';

/** How long a thread may think, in ms of wall time, before it is taken for dead: `seek` answers within its budget. */
const PATIENCE = 10_000;

/** The engine's thread as the page sees it. */
export interface Remote {
  /**
   * Asks, after every request asked before has been answered. `request` is called when its turn has come, so that it
   * looks at the state as it then is, and `receive` before the next one's turn. Resolves to what `receive` made of the
   * reply; a thread that died answers `failed`, and `onLost` is called.
   */
  ask<T>(request: () => Request, receive: (reply: Reply) => T): Promise<T>;
  /**
   * Asks one thing after another, each named when the one before has been answered: nothing else is asked in between, and
   * all that waits comes later. Resolves when there is no further request; a thread that died answers `failed`.
   */
  askInARow(requests: Generator<Request, void, Reply>): Promise<void>;
  /** Nothing is being asked at this moment. */
  idle(): boolean;
  /** Resolves as soon as nothing is being asked. */
  settled(): Promise<void>;
  /** Ends the thread. */
  close(): void;
}

/** What makes a thread; tests give one of their own. */
export type Thread = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>;

/** Starts a thread of the engine. */
export function startThread(): Thread {
  return new Worker(new URL('../../engine/thread.ts', import.meta.url), { type: 'module', name: 'raft' });
}

interface Waiting {
  readonly request: () => Request;
  readonly answer: (reply: Reply) => void;
}

/**
 * Opens the door. `onLost` is called, with the reason in words, when the thread has been replaced: the new one knows
 * nothing yet, and what was being asked has been answered with `failed`. `patience`: how long it may think, in ms of wall time.
 */
export function createRemote(
  onLost: (reason: string) => void,
  start: () => Thread = startThread,
  patience = PATIENCE,
): Remote {
  const queue: Waiting[] = [];
  const settling: (() => void)[] = [];
  let asked: { readonly id: number; readonly answer: (reply: Reply) => void } | null = null;
  let nextId = 1;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let thread = begin();

  function begin(): Thread {
    const fresh = start();
    fresh.onmessage = (message: MessageEvent<Numbered<Reply>>) => answered(message.data);
    fresh.onerror = (error: ErrorEvent) => lost(error.message || 'it could not be started');
    fresh.onmessageerror = () => lost('its answer could not be read');
    return fresh;
  }

  function answered({ id, body }: Numbered<Reply>): void {
    if (asked?.id !== id) return; // an answer of a thread that has been given up
    clearTimeout(watchdog);
    const { answer } = asked;
    asked = null;
    answer(body);
    next();
  }

  function next(): void {
    if (asked !== null) return;
    const waiting = queue.shift();
    if (!waiting) {
      for (const settle of settling.splice(0)) settle();
      return;
    }
    const id = nextId++;
    asked = { id, answer: waiting.answer };
    watchdog = setTimeout(() => lost(`it has not answered for ${patience / 1000} seconds`), patience);
    thread.postMessage({ id, body: waiting.request() } satisfies Numbered<Request>);
  }

  function lost(reason: string): void {
    clearTimeout(watchdog);
    thread.onmessage = thread.onerror = thread.onmessageerror = null;
    thread.terminate();
    const unanswered = [...(asked ? [asked] : []), ...queue.splice(0)];
    asked = null;
    thread = begin();
    onLost(reason); // first, so that whoever is answered knows why
    for (const { answer } of unanswered)
      answer({ type: 'failed', message: `The engine's thread was lost: ${reason}.` });
    next();
  }

  const idle = () => asked === null && queue.length === 0;

  return {
    ask: <T>(request: () => Request, receive: (reply: Reply) => T) =>
      new Promise<T>((resolve, reject) => {
        const answer = (reply: Reply) => {
          try {
            resolve(receive(reply));
          } catch (error) {
            reject(error); // a fault of the page's own, not of the thread
          }
        };
        queue.push({ request, answer });
        next();
      }),
    askInARow: (requests) =>
      new Promise((resolve, reject) => {
        const goOn = (...reply: [] | [Reply]) => {
          try {
            const { done, value } = requests.next(...reply);
            if (done) return resolve();
            queue.unshift({ request: () => value, answer: goOn });
          } catch (error) {
            return reject(error);
          }
          next();
        };
        goOn();
      }),
    idle,
    settled: () => new Promise((resolve) => (idle() ? resolve() : settling.push(resolve))),
    close() {
      clearTimeout(watchdog);
      thread.terminate();
    },
  };
}
