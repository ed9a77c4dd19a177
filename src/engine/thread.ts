// The engine's thread: the entry of the Web Worker. It gives the run a clock and a port, and nothing else.
import type { Numbered, Reply, Request } from '../wire/protocol.ts';
import { createRun } from './run.ts';

/** The side of the port that this file needs; the page's types know the worker's scope as a window. */
interface Port {
  onmessage: ((message: MessageEvent<Numbered<Request>>) => void) | null;
  postMessage(reply: Numbered<Reply>): void;
}

const port = self as unknown as Port;
const run = createRun(() => performance.now());

port.onmessage = ({ data: { id, body } }) => {
  port.postMessage({ id, body: run.handle(body) });
};
