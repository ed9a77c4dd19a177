// A machine within the machine: QuickJS, compiled to WebAssembly. What runs in it has the JavaScript language and nothing else:
// no page, no network, no storage, no clock and no chance. How long it may run is counted in its own instructions, so that a run
// that is cut off is cut off at the same place on every computer.
import {
  DefaultIntrinsics,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';

/** Memory that the code may take, in bytes. */
const MEMORY = 96 * 1024 * 1024;
/** Stack that it may take, in bytes: less than any browser gives to WebAssembly. */
const STACK = 128 * 1024;

/** How many times QuickJS may ask whether to go on. It asks every ten thousand jumps and calls or so. */
export const PATIENCE = 20_000;

/** The name under which the code appears in stack traces. */
const FILE = 'own.js';

/** The code has thrown, or has been stopped. */
export class Stopped extends Error {
  /** Line of the code, from 1; null: not known. */
  readonly line: number | null;
  /** It has used up its time or its memory. */
  readonly isLimit: boolean;
  constructor(message: string, line: number | null, isLimit: boolean) {
    super(message);
    this.line = line;
    this.isLimit = isLimit;
  }
}

/** A machine with a budget, in which worlds are made. */
export interface Machine {
  /** A fresh world with the code in it, and with what is put before it (which has no line of its own). Throws Stopped. */
  readonly load: (before: string, code: string) => World;
  /** Not for a machine in which code was stopped: that may have left things behind, and ends with its thread. */
  readonly close: () => void;
}

/** Global variables and functions of the code, in the state in which the calls before have left them. */
export interface World {
  /** Calls a global function with texts; its result as a text. Throws Stopped. */
  readonly call: (name: string, ...texts: readonly string[]) => string;
  readonly close: () => void;
}

/** Starts a machine. `patience`: how often it may ask. */
export function startMachine(quickjs: QuickJSWASMModule, patience = PATIENCE): Machine {
  const runtime = quickjs.newRuntime();
  let asked = 0;
  runtime.setMemoryLimit(MEMORY);
  runtime.setMaxStackSize(STACK);
  runtime.setInterruptHandler(() => ++asked > patience);
  const isSpent = () => asked > patience;
  return { load: (before, code) => load(runtime, before, code, isSpent), close: () => runtime.dispose() };
}

function load(runtime: QuickJSRuntime, before: string, code: string, isSpent: () => boolean): World {
  const context = runtime.newContext({ intrinsics: { ...DefaultIntrinsics, Date: false, Promise: false } });
  const run = (text: string, file: string) => unwrap(context, context.evalCode(text, file), isSpent).dispose();
  try {
    run('delete Math.random;', 'before.js');
    run(before, 'before.js');
    run(code, FILE);
  } catch (error) {
    context.dispose();
    throw error;
  }
  return {
    call(name, ...texts) {
      const args = texts.map((text) => context.newString(text));
      const called = context.getProp(context.global, name);
      try {
        const result = unwrap(context, context.callFunction(called, context.undefined, ...args), isSpent);
        const text = context.getString(result);
        result.dispose();
        return text;
      } finally {
        called.dispose();
        for (const arg of args) arg.dispose();
      }
    },
    close: () => context.dispose(),
  };
}

type Outcome = ReturnType<QuickJSContext['evalCode']>;

function unwrap(context: QuickJSContext, outcome: Outcome, isSpent: () => boolean): QuickJSHandle {
  if (!outcome.error) return outcome.value;
  const thrown: unknown = context.dump(outcome.error);
  outcome.error.dispose();
  const { name, message, stack } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Record<
    string,
    unknown
  >;
  const text = typeof message === 'string' ? message : String(thrown);
  const line = new RegExp(`${FILE}:(\\d+)`).exec(typeof stack === 'string' ? stack : '')?.[1];
  const isLimit = isSpent() || /out of memory|stack overflow/.test(text);
  const full = typeof name === 'string' && name !== 'Error' ? `${name}: ${text}` : text;
  // Where code is stopped says little about what takes so long.
  throw new Stopped(
    isSpent() ? 'it takes too long' : full,
    line === undefined || isLimit ? null : Number(line),
    isLimit,
  );
}
