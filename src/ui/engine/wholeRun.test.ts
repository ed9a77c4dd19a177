import { expect, it } from 'vitest';
import { createRun, type Run } from '../../engine/run.ts';
import type { Command } from '../../model/command.ts';
import { parse } from '../../scenario/parse.ts';
import type { FrameReply, Request } from '../../wire/protocol.ts';
import { type PageState, pageStore } from '../store/store.ts';
import { applyFrame } from './frame.ts';
import { replayOf, runOf } from './wholeRun.ts';

const parsed = parse('raft 1\nseed 7\ntimeout n1\n');
if (!parsed.ok) throw new Error('no scenario');
const { scenario } = parsed;

/** A page that asks a run. */
function pageOf(run: Run) {
  let state: PageState = { ...pageStore.getInitialState(), scenario };
  const ask = (request: Request): FrameReply => {
    const reply = run.handle(request);
    if (reply.type !== 'frame') throw new Error(JSON.stringify(reply));
    state = { ...state, ...applyFrame(state, reply) };
    return reply;
  };
  const perform = (command: Command) => ask({ type: 'perform', command, tick: state.shownAt });
  return { ask, perform, state: () => state };
}

it.each([1, 1000])('a new thread comes to show what the lost one did, by requests of %i ms', (budgetMs) => {
  const lost = pageOf(createRun());
  lost.ask({ type: 'load', scenario, cursor: { step: 40 } });
  lost.perform({ type: 'crash', nodes: [{ kind: 'id', id: 'n3' }] });
  lost.ask({ type: 'seek', cursor: { step: 4000 }, budgetMs: 100_000 });
  lost.ask({ type: 'seek', cursor: { step: 20 }, budgetMs: 100 });
  lost.perform({ type: 'timeout', nodes: [{ kind: 'id', id: 'n2' }] });
  const was = lost.state();
  expect(was.branches.length).toBe(2);

  const fresh = pageOf(createRun());
  const replay = replayOf(runOf(was, null), budgetMs);
  for (let next = replay.next(); !next.done; ) next = replay.next(fresh.ask(next.value).reached);
  const { world, step, branch, branches, headStep, headTick, canUndo } = was;
  expect(fresh.state()).toMatchObject({ step, branch, branches, headStep, headTick, canUndo });
  expect(fresh.state().world).toEqual(world);
});
