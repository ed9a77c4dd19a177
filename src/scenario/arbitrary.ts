// Random scenarios for property tests: every form that the types of model/ allow and the language can say.
import fc from 'fast-check';
import type { Command, FaultKind, KvCall, Selector } from '../model/command.ts';
import {
  type Action,
  type Condition,
  type HandCommand,
  type Scenario,
  SERVER_FIELDS,
  type Statement,
} from '../model/scenario.ts';
import { BUG_IDS, clerkIds, LIMITS, type Setup, serverIds } from '../model/setup.ts';
import { messageId } from '../model/world.ts';
import { BOUNDS, DEFAULT_LOAD, DEFAULT_NEMESIS, DEFAULT_WITHIN } from './bounds.ts';
import { GROUPS } from './selectors.ts';

/** Plain objects, as the parser makes them. */
const record = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;

const whole = ([min, max]: readonly [number, number]) => fc.integer({ min, max });
/** Small numbers often, the bounds sometimes. */
const ticks = (min = 0) => fc.oneof(fc.integer({ min, max: 500 }), fc.integer({ min, max: LIMITS.tick }));
const range = (min = 0) =>
  fc.tuple(ticks(min), ticks(min)).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
const chance = whole([0, 1000]);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** Words as people write them, words the language uses itself, and any text at all. */
const word = fc.oneof(
  fc.constantFrom(
    'x',
    'y',
    '1',
    'none',
    'on',
    'via',
    'n3',
    'leader',
    'within',
    '',
    'a b',
    'a"b',
    'a\\',
    '{',
    '}',
    ';',
    '#',
    '@9',
    '10..30',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('\n', '\t', '\r', '\u2028', '\ud800', '\ufeff', '\\', 'u', '{', '"', '#', ' ', '=', '>', '!'),
    maxLength: 6,
  }),
);

/** Setups within the limits. */
export const setupArbitrary: fc.Arbitrary<Setup> = record({
  seed: fc.oneof(fc.constant(1), whole(BOUNDS.seed)),
  servers: whole(LIMITS.servers),
  clerks: whole(LIMITS.clerks),
  latency: range(),
  loss: chance,
  duplicate: chance,
  election: range(1),
  heartbeat: ticks(1),
  disk: range(),
  snapshot: whole(BOUNDS.snapshot),
  batch: whole(BOUNDS.batch),
  retry: ticks(1),
  noop: fc.boolean(),
}).chain((setup) =>
  fc
    .array(record({ bug: fc.constantFrom(...BUG_IDS), node: fc.constantFrom('*' as const, ...ids(setup.servers)) }), {
      maxLength: 3,
    })
    .map((bugs) => ({ ...setup, bugs })),
);

/** Commands that a cluster of this setup can be given. */
export function commandArbitrary(setup: Pick<Setup, 'servers' | 'clerks'>): fc.Arbitrary<Command> {
  const selector = selectorArbitrary(setup);
  const selection = fc.array(selector, { minLength: 1, maxLength: 3 });
  const id = fc.constantFrom(...ids(setup.servers), ...names(setup.clerks));
  const message = record({
    from: id,
    to: id,
    sentAt: ticks(),
    n: fc.integer({ min: 1, max: 20 }),
    copy: fc.integer({ min: 0, max: 3 }),
  }).map(messageId);
  const call: fc.Arbitrary<KvCall> = fc.oneof(
    record({ type: fc.constant('get' as const), key: word, value: fc.constant(''), expected: fc.constant(null) }),
    record({
      type: fc.constantFrom('put' as const, 'append' as const),
      key: word,
      value: word,
      expected: fc.constant(null),
    }),
    record({ type: fc.constant('cas' as const), key: word, value: word, expected: orNull(word) }),
  );
  const share = fc.oneof(fc.integer({ min: 0, max: 3 }), whole(BOUNDS.share));
  const load = record({
    keys: fc.oneof(fc.constant(DEFAULT_LOAD.keys), whole(BOUNDS.keys)),
    gap: fc.oneof(fc.constant(DEFAULT_LOAD.gap), range(1)),
    mix: fc.oneof(fc.constant(DEFAULT_LOAD.mix), record({ get: share, put: share, append: share, cas: share })),
    until: orNull(ticks()),
  }).filter(({ mix }) => mix.get + mix.put + mix.append + mix.cas > 0);
  const nemesis = record({
    every: fc.oneof(fc.constant(DEFAULT_NEMESIS.every), range(1)),
    kinds: fc.oneof(
      fc.constant(DEFAULT_NEMESIS.kinds),
      fc.uniqueArray(fc.constantFrom<FaultKind>(...DEFAULT_NEMESIS.kinds), { minLength: 1 }),
    ),
    until: orNull(ticks()),
  });
  const type = <T extends Command['type']>(...types: readonly T[]) => fc.constantFrom(...types);
  const directions = { from: selection, to: selection, both: fc.boolean() };
  return fc.oneof<fc.Arbitrary<Command>[]>(
    record({ type: type('call'), clerk: selector, call, via: orNull(selector) }),
    record({ type: type('start'), nodes: selection, value: word }),
    record({ type: type('workload'), clerks: selection, load: orNull(load) }),
    record({ type: type('nemesis'), nemesis: orNull(nemesis) }),
    record({ type: type('crash', 'restart', 'pause', 'resume', 'timeout', 'snapshot'), nodes: selection }),
    record({ type: type('wipe'), nodes: selection }),
    record({ type: type('disk'), nodes: selection, delay: range() }),
    record({ type: type('clock'), nodes: selection, rate: whole(BOUNDS.rate) }),
    record({ type: type('cut', 'mend'), ...directions }),
    record({
      type: type('link'),
      ...directions,
      loss: orNull(chance),
      duplicate: orNull(chance),
      latency: orNull(range()),
    }).filter(({ loss, duplicate, latency }) => loss !== null || duplicate !== null || latency !== null),
    record({ type: type('partition'), sides: fc.array(selection, { minLength: 1, maxLength: 3 }) }),
    record({ type: type('heal') }),
    record({ type: type('drop', 'duplicate', 'deliver'), message }),
    record({ type: type('delay'), message, by: ticks(1) }),
    record({ type: type('bug'), bug: fc.constantFrom(...BUG_IDS), nodes: orNull(selection), on: fc.boolean() }),
  );
}

/** Conditions on a cluster of this setup. */
export function conditionArbitrary(setup: Pick<Setup, 'servers' | 'clerks'>): fc.Arbitrary<Condition> {
  const selector = selectorArbitrary(setup);
  const selection = fc.array(selector, { minLength: 1, maxLength: 3 });
  const kind = <K extends Condition['kind']>(...kinds: readonly K[]) => fc.constantFrom(...kinds);
  const numbers = SERVER_FIELDS.filter((field) => field !== 'role' && field !== 'votedFor');
  const equal = fc.constantFrom('=' as const, '!=' as const);
  return fc.oneof<fc.Arbitrary<Condition>[]>(
    record({ kind: kind('leader'), nodes: orNull(selection) }),
    record({ kind: kind('no leader', 'no violation', 'linearizable') }),
    record({ kind: kind('committed'), key: orNull(word), value: word, servers: whole([1, setup.servers]) }),
    record({ kind: kind('value'), nodes: selection, key: word, value: orNull(word) }),
    record({
      kind: kind('field'),
      node: selector,
      field: fc.constantFrom(...numbers),
      op: fc.constantFrom('=' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
      value: whole([0, 1_000_000_000]),
    }),
    record({
      kind: kind('field'),
      node: selector,
      field: fc.constant('role' as const),
      op: equal,
      value: fc.constantFrom('follower', 'candidate', 'leader', 'down'),
    }),
    record({
      kind: kind('field'),
      node: selector,
      field: fc.constant('votedFor' as const),
      op: equal,
      value: fc.constantFrom('none', ...ids(setup.servers)),
    }),
    record({ kind: kind('answered'), clerks: orNull(selection) }),
    record({ kind: kind('answer'), clerk: selector, value: orNull(word) }),
    record({ kind: kind('violation'), invariant: orNull(fc.constantFrom('I1', 'I37', 'H9')) }),
  );
}

/** Whole scenarios, blocks and hands included. All line numbers are 0. */
export const scenarioArbitrary: fc.Arbitrary<Scenario> = setupArbitrary.chain((setup) =>
  record({
    version: fc.constant(1 as const),
    title: word,
    setup: fc.constant(setup),
    script: fc.array(statementArbitrary(setup, 3), { maxLength: 6 }),
    hands: fc
      .array(handArbitrary(setup), { maxLength: 4 })
      .map((hands) => hands.toSorted((a, b) => a.tick - b.tick || a.after - b.after)),
  }),
);

function selectorArbitrary(setup: Pick<Setup, 'servers' | 'clerks'>): fc.Arbitrary<Selector> {
  const plain: fc.Arbitrary<Selector> = fc.oneof(
    fc.constantFrom(...ids(setup.servers), ...names(setup.clerks)).map((id) => ({ kind: 'id' as const, id })),
    fc.constantFrom(...GROUPS).map((kind) => ({ kind })),
  );
  const drawn = (of: fc.Arbitrary<Selector>): fc.Arbitrary<Selector> =>
    record({ kind: fc.constant('any' as const), count: fc.integer({ min: 1, max: 4 }), of });
  return fc.oneof({ arbitrary: plain, weight: 4 }, drawn(plain), drawn(drawn(plain)));
}

function statementArbitrary(setup: Setup, depth: number): fc.Arbitrary<Statement> {
  const condition = conditionArbitrary(setup);
  const action: fc.Arbitrary<Action>[] = [
    record({ do: fc.constant('command' as const), command: commandArbitrary(setup) }),
    record({ do: fc.constant('await' as const), condition, within: fc.oneof(fc.constant(DEFAULT_WITHIN), ticks(1)) }),
    record({ do: fc.constant('expect' as const), condition }),
    record({ do: fc.constant('note' as const), text: word }),
    record({ do: fc.constant('wait' as const), ticks: range() }),
    record({ do: fc.constant('end' as const) }),
  ];
  if (depth > 0) {
    const body = fc.array(statementArbitrary(setup, depth - 1), { minLength: 1, maxLength: 3 });
    action.push(record({ do: fc.constant('repeat' as const), times: fc.integer({ min: 1, max: 40 }), body }));
  }
  const when = fc.oneof(
    record({ kind: fc.constant('at' as const), tick: ticks() }),
    record({ kind: fc.constant('after' as const), ticks: ticks() }),
  );
  return record({ line: fc.constant(0), when: orNull(when), action: fc.oneof(...action) });
}

function handArbitrary(setup: Setup): fc.Arbitrary<HandCommand> {
  return record({ tick: ticks(), after: fc.integer({ min: 0, max: 9 }), command: commandArbitrary(setup) });
}

function ids(servers: number): string[] {
  return serverIds({ servers } as Setup);
}

function names(clerks: number): string[] {
  return clerkIds({ clerks } as Setup);
}
