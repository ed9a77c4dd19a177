// The director runs the scenario's script. It is part of the world, so that a scenario can be stopped, rewound and forked
// anywhere inside itself. One statement is one occurrence.

import type { Director, Failure, Standing } from '../../model/director.ts';
import { NEVER, type Tick } from '../../model/ids.ts';
import type { Condition, Statement } from '../../model/scenario.ts';
import { printCondition } from '../../scenario/printWords.ts';
import { rand } from '../prim/rand.ts';
import { note, type Recorder, recorder } from '../prim/recorder.ts';
import { draw } from '../process/turn.ts';
import { AGREE_WITHIN, type Agree, ASK_AGAIN, isAgreed, PATIENCE, submit } from './agree.ts';
import { judge, type Verdict } from './conditions.ts';
import type { Draft, Transition } from './draft.ts';
import { measure, sceneOf } from './measure.ts';
import { performIn } from './perform.ts';
import { resolveAll } from './selectors.ts';

/** The director before the first line. */
export function startDirector(script: readonly Statement[]): Director {
  const idle: Director = {
    frames: [{ offset: 0, rounds: 0, option: 0 }],
    wakeAt: 0,
    due: false,
    awaitUntil: null,
    lineAt: 0,
    caption: null,
    names: {},
    agreeing: null,
    standing: [],
    failures: [],
    ended: false,
  };
  return settle(idle, script, 0);
}

/** The block that the innermost frame runs in. */
function blockOf(script: readonly Statement[], frames: Director['frames']): readonly Statement[] {
  let block = script;
  for (let i = 1; i < frames.length; i++) {
    const action = block[frames[i - 1]?.offset ?? 0]?.action;
    if (action?.do === 'repeat' || action?.do === 'if') block = action.body;
    else if (action?.do === 'choose') block = action.options[frames[i]?.option ?? 0]?.body ?? [];
    else block = [];
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
      frames = [...frames.slice(0, -1), { ...frame, offset: 0, rounds: frame.rounds - 1 }];
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
  return frame ? [...frames.slice(0, -1), { ...frame, offset: frame.offset + 1 }] : frames;
}

/** The director is due: it runs its statement, or gives up an `await` that has taken too long. */
export function direct(draft: Draft): void {
  const statement = current(draft.world.director, draft.world.script);
  if (!statement) draft.world.director = { ...draft.world.director, wakeAt: NEVER };
  else if (statement.action.do === 'agree') agree(draft, statement.line, statement.action);
  else if (statement.action.do === 'await' && draft.world.director.awaitUntil !== null) {
    const { condition, within } = statement.action;
    fail(draft, statement.line, `waited ${within} ms for this in vain`, judge(draft.world, condition));
    goOn(draft, draft.now);
  } else run(draft, statement);
}

/** The next statement, at an instant. */
function goOn(draft: Draft, at: Tick): void {
  draft.world.director = moved(draft.world.director, draft.world.script, at);
}

function moved(director: Director, script: readonly Statement[], at: Tick): Director {
  const past = { ...director, awaitUntil: null, agreeing: null, lineAt: at, frames: onward(director.frames) };
  return settle(past, script, at);
}

/** Runs a block: its first statement is due as its `when` says. */
function enter(draft: Draft, rounds: number, option: number): void {
  const frames = [...draft.world.director.frames, { offset: 0, rounds, option }];
  draft.world.director = settle({ ...draft.world.director, frames }, draft.world.script, draft.now);
}

function run(draft: Draft, { line, action }: Statement): void {
  const { now } = draft;
  switch (action.do) {
    case 'command':
      performIn(draft, action.command, line);
      return goOn(draft, now);
    case 'note':
      note(draft, { type: 'NoteShown', text: action.text, line });
      draft.world.director = { ...draft.world.director, caption: action.text === '' ? null : action.text };
      return goOn(draft, now);
    case 'wait':
      return goOn(draft, now + draw(draft, 'wait', 'script', action.ticks, draft.before.after));
    case 'expect':
      check(draft, line, action.condition);
      return goOn(draft, now);
    case 'always':
      draft.world.director = stand(draft.world.director, { line, condition: action.condition });
      return goOn(draft, now);
    case 'let': {
      const kept = action.nodes
        ? resolveAll(sceneOf(draft.world, `${now}.${draft.before.after}`), action.nodes)
        : measure(draft.world, action.amount ?? []);
      if (kept === null) fail(draft, line, 'this amount cannot be read off now', { holds: true });
      else
        draft.world.director = {
          ...draft.world.director,
          names: { ...draft.world.director.names, [action.name]: kept },
        };
      return goOn(draft, now);
    }
    case 'await':
      if (judge(draft.world, action.condition).holds) {
        note(draft, { type: 'AwaitEnded', line, text: printCondition(action.condition) });
        return goOn(draft, now);
      }
      draft.world.director = { ...draft.world.director, awaitUntil: now + action.within, wakeAt: now + action.within };
      return;
    case 'repeat':
      if (action.times <= 0 || action.body.length === 0) return goOn(draft, now);
      return enter(draft, action.times - 1, 0);
    case 'if':
      return judge(draft.world, action.condition).holds ? enter(draft, 0, 0) : goOn(draft, now);
    case 'choose': {
      const lot = rand(draft.setup.seed, 'choose', now, draft.before.after) % 100;
      const option = optionFor(action.options, lot);
      if (option < 0 || action.options[option]?.body.length === 0) return goOn(draft, now);
      return enter(draft, 0, option);
    }
    case 'end':
      note(draft, { type: 'ScenarioEnded', line });
      draft.world.director = { ...draft.world.director, frames: [], wakeAt: NEVER, due: false, ended: true };
  }
}

/** The option that a lot from 0 to 99 falls to, or -1: the weights stand one after the other, and the rest is nobody's. */
function optionFor(options: readonly { readonly weight: number }[], lot: number): number {
  let reached = 0;
  return options.findIndex(({ weight }) => {
    reached += weight;
    return lot < reached;
  });
}

/** An `agree` line is due: for the first time, because nobody led, or because the servers took too long. */
function agree(draft: Draft, line: number, action: Agree): void {
  const { now } = draft;
  const agreeing = draft.world.director.agreeing ?? { beganAt: now, asked: -1, index: 0, term: 0 };
  if (agreeing.index > 0 && !action.retry) {
    const instead = `index ${agreeing.index} was not applied by ${action.servers} within ${PATIENCE} ms`;
    fail(draft, line, 'agreement was expected', { holds: false, instead });
    return goOn(draft, now);
  }
  if (now - agreeing.beganAt >= AGREE_WITHIN) {
    const instead = agreeing.index > 0 ? 'it was not applied' : 'no connected server leads';
    fail(draft, line, `agreement was expected within ${AGREE_WITHIN} ms`, { holds: false, instead });
    return goOn(draft, now);
  }
  const next = submit(draft, action, agreeing);
  const until = now + (next.index > 0 ? PATIENCE : ASK_AGAIN);
  draft.world.director = {
    ...draft.world.director,
    agreeing: next,
    awaitUntil: next.index > 0 ? until : null,
    wakeAt: until,
  };
}

function check(draft: Draft, line: number, condition: Condition): void {
  const verdict = judge(draft.world, condition);
  if (verdict.holds) note(draft, { type: 'ExpectationHeld', line, text: printCondition(condition) });
  else fail(draft, line, 'this was expected', verdict);
}

function fail(draft: Draft, line: number, what: string, verdict: Verdict): void {
  const message = failureText(what, verdict);
  note(draft, { type: 'ExpectationFailed', line, message });
  const failure = { line, message, ...placeOf(draft) };
  draft.world.director = { ...draft.world.director, failures: [...draft.world.director.failures, failure] };
}

function failureText(what: string, verdict: Verdict): string {
  return verdict.holds ? what : `${what}, but ${verdict.instead}`;
}

function placeOf({ step, now }: Recorder): Pick<Failure, 'step' | 'at'> {
  return { step, at: now };
}

/** From now on a condition must hold; a line that is run again says nothing new, nor does one that has failed. */
function stand(director: Director, standing: Standing): Director {
  if ([...director.standing, ...director.failures].some(({ line }) => line === standing.line)) return director;
  return { ...director, standing: [...director.standing, standing] };
}

/** After every step: what must always hold is looked at. A condition that does not is told once. */
export function watch({ world, events }: Transition): Transition {
  const { director } = world;
  const verdicts = director.standing.map(({ condition }) => judge(world, condition));
  if (verdicts.every(({ holds }) => holds)) return { world, events };
  const rec = recorder(world.now, world.step, events);
  const failures = director.standing.flatMap(({ line }, i) => {
    const verdict = verdicts[i] as Verdict;
    return verdict.holds ? [] : [{ line, message: failureText('this must always hold', verdict), ...placeOf(rec) }];
  });
  for (const { line, message } of failures) note(rec, { type: 'ExpectationFailed', line, message });
  const standing = director.standing.filter((_, i) => verdicts[i]?.holds);
  return {
    world: { ...world, director: { ...director, standing, failures: [...director.failures, ...failures] } },
    events: rec.events,
  };
}

/** After every step: if what the script waits for has come true, the script goes on at this instant. */
export function attend({ world, events }: Transition): Transition {
  const statement = current(world.director, world.script);
  const { action } = statement ?? {};
  const { agreeing } = world.director;
  const agreed = action?.do === 'agree' && agreeing !== null && isAgreed(world, action, agreeing);
  if (!agreed && !(action?.do === 'await' && judge(world, action.condition).holds)) return { world, events };
  const rec = recorder(world.now, world.step, events);
  const text = action.do === 'await' ? printCondition(action.condition) : `agree ${action.value}`;
  note(rec, { type: 'AwaitEnded', line: statement?.line ?? 0, text });
  const director = moved(world.director, world.script, world.now);
  const keep = action.do === 'agree' && agreeing && action.as !== null;
  const names = keep ? { ...director.names, [action.as as string]: agreeing.index } : director.names;
  return { world: { ...world, director: { ...director, names } }, events: rec.events };
}
