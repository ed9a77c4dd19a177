// The page's view of the engine: whatever is asked, the frames add up to the run.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../model/command.ts';
import type { Event } from '../model/event.ts';
import type { Scenario } from '../model/scenario.ts';
import { DEFAULT_SETUP } from '../model/setup.ts';
import type { BranchInfo, Milestone } from '../model/timeline.ts';
import type { World } from '../model/world.ts';
import { applyDelta } from '../wire/delta.ts';
import type { FrameReply, Reply, Request } from '../wire/protocol.ts';
import { worldFingerprint } from './prim/fingerprint.ts';
import { createRun } from './run.ts';

const SCENARIO: Scenario = {
  version: 1,
  title: '',
  setup: { ...DEFAULT_SETUP, seed: 11, clerks: 2, loss: 10, snapshot: 3000 },
  script: [
    {
      line: 1,
      when: null,
      action: {
        do: 'command',
        command: {
          type: 'workload',
          clerks: [{ kind: 'clerks' }],
          load: { keys: 3, gap: [0, 20], mix: { get: 1, put: 1, append: 1, cas: 1 }, until: null },
        },
      },
    },
  ],
  hands: [],
};

const crash = (id: string): Command => ({ type: 'crash', nodes: [{ kind: 'id', id }] });

/** A page: it knows the run by the frames alone, which come to it as copies. */
function openPage() {
  const run = createRun();
  const page = {
    world: null as World | null,
    events: [] as readonly Event[],
    milestones: [] as readonly Milestone[],
    branches: [] as readonly BranchInfo[],
    last: null as FrameReply | null,
    ask(request: Request): Reply {
      const reply = structuredClone(run.handle(structuredClone(request)));
      if (reply.type !== 'frame') return reply;
      page.world = applyDelta(page.world, reply.delta) as World;
      page.events = reply.freshEvents ? reply.events : [...page.events, ...reply.events];
      page.milestones = reply.freshMilestones ? reply.milestones : [...page.milestones, ...reply.milestones];
      page.branches = reply.branches ?? page.branches;
      page.last = reply;
      return reply;
    },
    frame(request: Request): FrameReply {
      const reply = page.ask(request);
      if (reply.type !== 'frame') throw new Error(JSON.stringify(reply));
      return reply;
    },
  };
  return page;
}

const load: Request = { type: 'load', scenario: SCENARIO, cursor: { step: 0 } };
const toTick = (tick: number): Request => ({ type: 'seek', cursor: { tick }, budgetMs: 1_000 });
const toStep = (step: number): Request => ({ type: 'seek', cursor: { step }, budgetMs: 1_000 });

describe('frames', () => {
  it('show the page the very world that the engine has', () => {
    const requests: fc.Arbitrary<Request> = fc.oneof(
      fc.nat(1_500).map(toTick),
      fc.nat(2_000).map(toStep),
      fc.integer({ min: 1, max: 5 }).map((i): Request => ({ type: 'perform', command: crash(`n${i}`), tick: 0 })),
      fc.constantFrom<Request>({ type: 'undo' }, { type: 'redo' }),
      fc.boolean().map((forward): Request => ({ type: 'jump', kinds: ['commit'], forward, horizon: 1_000 })),
      fc.nat(9).map(
        (value): Request => ({
          type: 'until',
          condition: { kind: 'field', node: { kind: 'leader' }, field: 'commitIndex', op: '>=', value },
          limit: 1_000,
          budgetMs: 1, // 500 steps: some searches come to their end and some stop on the way
        }),
      ),
      fc.nat(3).map((branch): Request => ({ type: 'switch', branch, cursor: { tick: 900 } })),
    );
    fc.assert(
      fc.property(fc.array(requests, { maxLength: 15 }), (todo) => {
        const page = openPage();
        page.ask(load);
        for (const request of todo) {
          page.ask(request);
          const world = page.world as World;
          expect(page.last?.step).toBe(world.step);
          // The same step asked for once more comes with the engine's own fingerprint.
          expect(page.frame(toStep(world.step)).fingerprint).toBe(worldFingerprint(page.world as World));
          const fresh = openPage();
          const hands = page.branches.find((b) => b.id === page.last?.branch)?.hands ?? [];
          fresh.ask({ ...load, scenario: { ...SCENARIO, hands } });
          fresh.ask(toStep(world.step));
          expect(page.world).toEqual(fresh.world);
          expect(page.events.slice(-50)).toEqual(fresh.events.slice(-50));
        }
      }),
      { seed: 3, numRuns: 20 },
    );
  });

  it('carry the milestones of the branch, each once', () => {
    const page = openPage();
    page.ask(load);
    for (let tick = 100; tick <= 3_000; tick += 100) page.ask(toTick(tick));
    page.ask(toTick(500));
    const whole = openPage();
    whole.ask(load);
    whole.ask(toTick(3_000));
    expect(page.milestones).toEqual(whole.milestones);
    expect(page.milestones.map((m) => m.kind)).toContain('commit');
  });

  it('are small while playing: a few KB, under a load that never rests', () => {
    const page = openPage();
    page.ask(load);
    page.ask(toTick(5_000));
    const sizes: number[] = [];
    for (let tick = 5_016; tick <= 15_000; tick += 16)
      sizes.push(JSON.stringify(page.frame(toTick(tick)).delta).length);
    sizes.sort((a, b) => a - b);
    expect(sizes[sizes.length >> 1]).toBeLessThan(8_192);
    expect(sizes[Math.floor(sizes.length * 0.99)]).toBeLessThan(32_768);
  });

  it('leave what did not change the same object on the page', () => {
    const page = openPage();
    page.ask(load);
    page.ask(toTick(2_000));
    for (let i = 0; i < 200; i++) {
      const before = page.world as World;
      page.ask(toStep(before.step + 1));
      const after = page.world as World;
      expect(after.setup).toBe(before.setup);
      expect(after.nodes.filter((node, k) => node !== before.nodes[k]).length).toBeLessThanOrEqual(1);
    }
  });
});

describe('a budget', () => {
  it('cuts new ground into pieces that say that they are', () => {
    const page = openPage();
    page.ask(load);
    let frames = 0;
    while (!page.frame({ type: 'seek', cursor: { step: 5_000 }, budgetMs: 1 }).reached) frames++;
    expect(frames).toBeGreaterThan(5);
    expect(page.world?.step).toBe(5_000);
    expect(page.frame({ type: 'seek', cursor: { step: 4_000 }, budgetMs: 0 }).reached).toBe(true);
  });
});

describe('what cannot be done', () => {
  it('is refused in words, and the run goes on', () => {
    const page = openPage();
    expect(page.ask({ type: 'undo' })).toMatchObject({ type: 'failed', message: expect.stringContaining('Load one') });
    page.ask(load);
    page.ask(toTick(1_000));
    const refused: Request[] = [
      { type: 'undo' },
      { type: 'redo' },
      { type: 'switch', branch: 99, cursor: { step: 0 } },
      { type: 'perform', command: crash('n99'), tick: 1_000 },
      { type: 'jump', kinds: ['violation'], forward: false, horizon: 0 },
    ];
    for (const request of refused) expect(page.ask(request)).toMatchObject({ type: 'failed', message: /\w+.*\.$/ });
    expect(page.frame(toTick(1_001)).tick).toBe(1_001);
  });

  it('is a failed reply even when the engine is at fault', () => {
    const broken = (): never => {
      throw new Error('spilt milk');
    };
    const run = createRun(null, { step: broken, perform: broken });
    expect(run.handle({ ...load, cursor: { step: 1 } })).toMatchObject({ type: 'failed', message: /spilt milk/ });
  });
});

describe('a question about the moment shown', () => {
  it('is answered as an expectation of a scenario would be, and moves nothing', () => {
    const page = openPage();
    page.frame({ type: 'load', scenario: SCENARIO, cursor: { step: 0 } });
    const question: Request = { type: 'holds', condition: { kind: 'leader', nodes: null } };
    expect(page.ask(question)).toEqual({ type: 'judgedHere', instead: 'no server leads', step: 0 });
    page.frame({ type: 'jump', kinds: ['leader'], forward: true, horizon: 60_000 });
    const { step } = page.last ?? { step: -1 };
    expect(page.ask(question)).toEqual({ type: 'judgedHere', instead: null, step });
  });
});
