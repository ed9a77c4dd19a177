// The director runs the scenario's script. It is part of the world, so that a scenario can be stopped, rewound and forked
// anywhere inside itself. One statement is one occurrence.

import { NEVER, type Tick } from '../../model/ids.ts';
import type { Action, Condition, Statement } from '../../model/scenario.ts';
import type { Director } from '../../model/world.ts';
import { note, recorder } from '../prim/recorder.ts';
import { draw } from '../process/turn.ts';
import { judge, type Verdict } from './conditions.ts';
import type { Draft, Transition } from './draft.ts';
import { performIn } from './perform.ts';

/** The director before the first line. */
export function startDirector(script: readonly Statement[]): Director {
  const idle: Director = {
    frames: [{ offset: 0, rounds: 0 }],
    wakeAt: 0,
    due: false,
    awaitUntil: null,
    lineAt: 0,
    caption: null,
    failures: [],
    ended: false,
  };
  return settle(idle, script, 0);
}

/** The block that the innermost frame runs in. */
function blockOf(script: readonly Statement[], frames: Director['frames']): readonly Statement[] {
  let block = script;
  for (const { offset } of frames.slice(0, -1)) {
    const action = block[offset]?.action;
    block = action?.do === 'repeat' ? action.body : [];
  }
  return block;
}

function current(director: Director, script: readonly Statement[]): Statement | undefined {
  return blockOf(script, director.frames)[director.frames.at(-1)?.offset ?? 0];
}

/** Leaves blocks that have run out (or begins their next round), and finds when the next statement is due. */
function settle(director: Director, script: readonly Statement[], now: Tick): Director {
  let { frames } = director;
  while (frames.length > 0) {
    const block = blockOf(script, frames);
    const frame = frames.at(-1) as Director['frames'][number];
    if (frame.offset < block.length) break;
    if (frame.rounds > 0 && block.length > 0)
      frames = [...frames.slice(0, -1), { offset: 0, rounds: frame.rounds - 1 }];
    else frames = onward(frames.slice(0, -1));
  }
  const statement = blockOf(script, frames)[frames.at(-1)?.offset ?? 0];
  if (frames.length === 0 || !statement) return { ...director, frames: [], wakeAt: NEVER, due: false };
  const { when } = statement;
  const at = when === null ? now : when.kind === 'at' ? when.tick : director.lineAt + when.ticks;
  return { ...director, frames, wakeAt: Math.max(now, at), due: true };
}

/** The frames with the innermost one moved to its next statement. */
function onward(frames: Director['frames']): Director['frames'] {
  const frame = frames.at(-1);
  return frame ? [...frames.slice(0, -1), { offset: frame.offset + 1, rounds: frame.rounds }] : frames;
}

/** The director is due: it runs its statement, or gives up an `await` that has taken too long. */
export function direct(draft: Draft): void {
  const { script } = draft.world;
  const statement = current(draft.director, script);
  if (!statement) {
    draft.director = { ...draft.director, wakeAt: NEVER };
    return;
  }
  const { now } = draft.turn;
  if (draft.director.awaitUntil !== null) {
    const { condition, within } = statement.action as Extract<Action, { do: 'await' }>;
    fail(draft, statement.line, `waited ${within} ms for this in vain`, judge(draft.world, condition));
    draft.director = settle(
      { ...draft.director, awaitUntil: null, lineAt: now, frames: onward(draft.director.frames) },
      script,
      now,
    );
    return;
  }
  run(draft, statement);
}

function run(draft: Draft, { line, action }: Statement): void {
  const { script } = draft.world;
  const { now, recorder: rec } = draft.turn;
  const goOn = (at: Tick) => {
    draft.director = settle({ ...draft.director, lineAt: at, frames: onward(draft.director.frames) }, script, at);
  };
  switch (action.do) {
    case 'command':
      performIn(draft, action.command, line);
      return goOn(now);
    case 'note':
      note(rec, { type: 'NoteShown', text: action.text, line });
      draft.director = { ...draft.director, caption: action.text === '' ? null : action.text };
      return goOn(now);
    case 'wait':
      return goOn(now + draw(draft.turn, 'wait', `${line}`, action.ticks, rec.step));
    case 'expect':
      check(draft, line, action.condition);
      return goOn(now);
    case 'await':
      if (judge(draft.world, action.condition).holds) {
        note(rec, { type: 'AwaitEnded', line, text: action.condition.kind });
        return goOn(now);
      }
      draft.director = { ...draft.director, awaitUntil: now + action.within, wakeAt: now + action.within };
      return;
    case 'repeat':
      if (action.times <= 0 || action.body.length === 0) return goOn(now);
      draft.director = settle(
        { ...draft.director, frames: [...draft.director.frames, { offset: 0, rounds: action.times - 1 }] },
        script,
        now,
      );
      return;
    case 'end':
      note(rec, { type: 'ScenarioEnded', line });
      draft.director = { ...draft.director, frames: [], wakeAt: NEVER, due: false, ended: true };
  }
}

function check(draft: Draft, line: number, condition: Condition): void {
  const verdict = judge(draft.world, condition);
  if (verdict.holds) note(draft.turn.recorder, { type: 'ExpectationHeld', line, text: condition.kind });
  else fail(draft, line, 'this was expected', verdict);
}

function fail(draft: Draft, line: number, what: string, verdict: Verdict): void {
  const message = verdict.holds ? what : `${what}, but ${verdict.instead}`;
  const { recorder: rec } = draft.turn;
  note(rec, { type: 'ExpectationFailed', line, message });
  const failure = { line, message, step: rec.step, at: rec.at };
  draft.director = { ...draft.director, failures: [...draft.director.failures, failure] };
}

/** After every step of anybody else: if what the script awaits has come true, the script goes on at this instant. */
export function attend({ world, events }: Transition): Transition {
  const statement = current(world.director, world.script);
  if (statement?.action.do !== 'await' || !judge(world, statement.action.condition).holds) return { world, events };
  const rec = recorder(world.now, world.step, null);
  rec.events.push(...events);
  note(rec, { type: 'AwaitEnded', line: statement.line, text: statement.action.condition.kind });
  const director = settle(
    { ...world.director, awaitUntil: null, lineAt: world.now, frames: onward(world.director.frames) },
    world.script,
    world.now,
  );
  return { world: { ...world, director }, events: rec.events };
}
