// The sandbox's thread: the entry of a Web Worker that is started for one job, when the reader says so, and ended by the page
// when it has answered or has taken too long.
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { runOwnJob } from './ownJob.ts';
import type { SandboxReply, SandboxRequest } from './protocol.ts';

/** The side of the port that this file needs; the page's types know the worker's scope as a window. */
interface Port {
  onmessage: ((message: MessageEvent<SandboxRequest>) => void) | null;
  postMessage(reply: SandboxReply): void;
}

const port = self as unknown as Port;

port.onmessage = async ({ data }) => {
  const quickjs = await newQuickJSWASMModuleFromVariant(variant);
  port.postMessage(runOwnJob(quickjs, data));
};
