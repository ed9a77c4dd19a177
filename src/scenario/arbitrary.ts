// Random scenarios for property tests: every form that the types of model/ allow and the language can say.
import fc from 'fast-check';
import type { ClientCall, Command, ControlCall, FaultKind, Selector } from '../model/command.ts';
import { JOB_LIMITS, JOB_NAMES, type JobInput, type JobSetup } from '../model/mapreduce.ts';
import {
  type Action,
  type Amount,
  type Condition,
  type HandCommand,
  type Quantity,
  type Scenario,
  SERVER_FIELDS,
  type Statement,
} from '../model/scenario.ts';
import { BUG_IDS, clerkIds, groupIds, LIMITS, NETWORKS, type Setup, serverIds, workerIds } from '../model/setup.ts';
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

const sleep = orNull(record({ chance: fc.constantFrom(1000, 100, 5), time: range() }));

/** Jobs within the limits. */
export const jobArbitrary: fc.Arbitrary<JobSetup> = record({
  name: fc.constantFrom(...JOB_NAMES),
  pattern: word,
  code: word,
  input: fc.oneof<fc.Arbitrary<JobInput>[]>(
    record({ kind: fc.constant('text' as const), text: word }),
    record({ kind: fc.constant('numbers' as const), count: whole(JOB_LIMITS.numbers) }),
    record({
      kind: fc.constant('named' as const),
      name: fc.oneof(word, fc.constantFrom('text', 'numbers', 'splits')),
      digest: orNull(fc.constant('0123456789abcdef')),
    }),
  ),
  splits: whole(JOB_LIMITS.splits),
  reduces: whole(JOB_LIMITS.reduces),
  workers: whole(JOB_LIMITS.workers),
  coordinator: fc.constantFrom('pull' as const, 'push' as const, 'replicated' as const),
  backups: fc.boolean(),
  taskTimeout: ticks(1),
  speed: whole(JOB_LIMITS.speed),
  store: range(),
  mapSleep: sleep,
  reduceSleep: sleep,
  exit: chance,
  lifetime: whole(JOB_LIMITS.lifetime),
}).map((job) => ({
  ...job,
  pattern: job.name === 'grep' ? job.pattern : '',
  code: job.name === 'custom' ? job.code : '',
}));

/** The processes that a scenario of this setup can name: there is always one. */
function processIds(setup: Setup): string[] {
  const { job } = setup;
  const own = job === null ? [] : [...workerIds(setup), 'f1', ...(job.coordinator === 'replicated' ? [] : ['m1'])];
  return [...serverIds(setup), ...clerkIds(setup), ...own];
}

/** What is said of a number of servers, of which there must be one. */
function withServers<T>(setup: Setup, make: (most: number) => fc.Arbitrary<T>): fc.Arbitrary<T>[] {
  const most = serverIds(setup).length;
  return most === 0 ? [] : [make(most)];
}

/** Setups within the limits. */
export const setupArbitrary: fc.Arbitrary<Setup> = record({
  seed: fc.oneof(fc.constant(1), whole(BOUNDS.seed)),
  servers: whole(LIMITS.servers),
  shards: fc.oneof(fc.constant(0), whole(LIMITS.shards)),
  groups: whole(LIMITS.groups),
  controllers: whole(LIMITS.controllers),
  handover: fc.constantFrom('groups' as const, 'clerk' as const),
  clerks: whole(LIMITS.clerks),
  latency: range(1),
  loss: chance,
  duplicate: chance,
  election: range(1),
  heartbeat: ticks(1),
  disk: range(),
  network: fc.constantFrom(...NETWORKS),
  snapshot: whole(BOUNDS.snapshot),
  snapshotEvery: fc.oneof(fc.constant(0), whole(BOUNDS.batch)),
  batch: whole(BOUNDS.batch),
  retry: ticks(1),
  noop: fc.boolean(),
  job: fc.oneof({ arbitrary: fc.constant(null), weight: 3 }, jobArbitrary),
})
  .filter(({ shards, servers, groups }) => shards === 0 || servers * groups <= LIMITS.allServers)
  .chain((setup) =>
    // A job can do without servers.
    setup.job === null
      ? fc.constant(setup)
      : fc.constantFrom(0, 3, setup.servers).map((servers) => ({ ...setup, servers })),
  )
  .chain((setup) =>
    fc
      .array(
        record({
          bug: fc.constantFrom(...BUG_IDS),
          node: fc.constantFrom('*' as const, ...serverIds({ ...setup, bugs: [] })),
        }),
        {
          maxLength: 3,
        },
      )
      .map((bugs) => ({ ...setup, bugs })),
  );

/** Commands that a cluster of this setup can be given. */
export function commandArbitrary(setup: Setup): fc.Arbitrary<Command> {
  const selector = selectorArbitrary(setup);
  const selection = selectionArbitrary(setup, 3);
  const id = fc.constantFrom(...processIds(setup));
  const message = record({
    from: id,
    to: id,
    sentAt: ticks(),
    n: fc.integer({ min: 1, max: 20 }),
    copy: fc.integer({ min: 0, max: 3 }),
  }).map(messageId);
  const call: fc.Arbitrary<ClientCall> = fc.oneof(
    ...controlCalls(setup),
    record({ type: fc.constant('get' as const), key: word, value: fc.constant(''), expected: fc.constant(null) }),
    record({
      type: fc.constantFrom('put' as const, 'append' as const),
      key: word,
      value: word,
      expected: fc.constant(null),
    }),
    record({ type: fc.constant('cas' as const), key: word, value: word, expected: orNull(word) }),
    record({
      type: fc.constant('vput' as const),
      key: word,
      value: word,
      expected: fc.constant(null),
      version: fc.oneof(whole(BOUNDS.version), fc.constant('kept')),
    }),
  );
  const share = fc.oneof(fc.integer({ min: 0, max: 3 }), whole(BOUNDS.share));
  const load = record({
    keys: fc.oneof(fc.constant(DEFAULT_LOAD.keys), fc.constant('own' as const), whole(BOUNDS.keys)),
    gap: fc.oneof(fc.constant(DEFAULT_LOAD.gap), range(1)),
    mix: fc.oneof(
      fc.constant(DEFAULT_LOAD.mix),
      record({ get: share, put: share, append: share, cas: share }),
      record({ get: share, put: share, append: share, cas: share, vput: share }),
    ),
    until: orNull(ticks()),
  }).filter(({ mix }) => Object.values(mix).some((share) => share > 0));
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
      latency: orNull(range(1)),
    }).filter(({ loss, duplicate, latency }) => loss !== null || duplicate !== null || latency !== null),
    record({ type: type('partition'), sides: fc.array(selection, { minLength: 1, maxLength: 3 }) }),
    record({ type: type('heal') }),
    record({ type: type('disconnect', 'connect'), nodes: selection }),
    record({
      type: type('network'),
      unreliable: orNull(fc.boolean()),
      reordering: orNull(fc.boolean()),
      longDelays: orNull(fc.boolean()),
    }).filter((c) => c.unreliable !== null || c.reordering !== null || c.longDelays !== null),
    record({ type: type('drop', 'duplicate', 'deliver'), message }),
    record({ type: type('delay'), message, by: ticks(1) }),
    record({ type: type('bug'), bug: fc.constantFrom(...BUG_IDS), nodes: orNull(selection), on: fc.boolean() }),
  );
}

/** Conditions on a cluster of this setup. */
export function conditionArbitrary(setup: Setup): fc.Arbitrary<Condition> {
  const selector = selectorArbitrary(setup);
  const selection = selectionArbitrary(setup, 3);
  const kind = <K extends Condition['kind']>(...kinds: readonly K[]) => fc.constantFrom(...kinds);
  const numbers = SERVER_FIELDS.filter((field) => field !== 'role' && field !== 'votedFor');
  const equal = fc.constantFrom('=' as const, '!=' as const);
  return fc.oneof<fc.Arbitrary<Condition>[]>(
    record({ kind: kind('leader'), nodes: orNull(selection) }),
    record({ kind: kind('no leader', 'no violation', 'linearizable') }),
    ...withServers(setup, (most) =>
      record({ kind: kind('committed'), key: orNull(word), value: word, servers: whole([1, most]) }),
    ),
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
      value: fc.constantFrom('none', ...serverIds(setup)),
    }),
    record({
      kind: kind('amounts'),
      left: amountArbitrary(setup, false),
      op: fc.constantFrom('=' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
      right: amountArbitrary(setup, true),
    }),
    record({
      kind: kind('applied'),
      index: amountArbitrary(setup, false),
      servers: whole([0, serverIds(setup).length]),
      exactly: fc.boolean(),
    }),
    record({ kind: kind('terms agree', 'appends once', 'settled', 'moved least', 'queries agree') }),
    record({ kind: kind('job done', 'output matches') }),
    record({ kind: kind('balanced'), gids: fc.array(whole(BOUNDS.gid), { maxLength: 3 }) }),
    record({ kind: kind('members'), gid: whole(BOUNDS.gid), servers: serverNames }),
    ...shardAt(setup),
    record({ kind: kind('answered'), clerks: orNull(selection) }),
    record({ kind: kind('answer'), clerk: selector, value: orNull(word) }),
    record({ kind: kind('violation'), invariant: orNull(fc.constantFrom('I1', 'I37', 'H9')) }),
  );
}

/** What makes `$kept` a name that is known. */
const KEPT: Statement = {
  line: 0,
  when: null,
  action: { do: 'let', name: 'kept', amount: [{ factor: 1, quantity: { kind: 'now' } }], nodes: null },
};

/** Whole scenarios, blocks and hands included. All line numbers are 0. */
export const scenarioArbitrary: fc.Arbitrary<Scenario> = setupArbitrary.chain((setup) =>
  record({
    version: fc.constant(1 as const),
    title: word,
    setup: fc.constant(setup),
    script: fc.array(statementArbitrary(setup, 3), { maxLength: 6 }).map((script) => [KEPT, ...script]),
    hands: fc
      .array(handArbitrary(setup), { maxLength: 4 })
      .map((hands) => hands.toSorted((a, b) => a.tick - b.tick || a.after - b.after)),
  }),
);

function selectorArbitrary(setup: Setup): fc.Arbitrary<Selector> {
  const plain: fc.Arbitrary<Selector> = fc.oneof(
    fc.constantFrom(...processIds(setup)).map((id) => ({ kind: 'id' as const, id })),
    fc.constantFrom(...GROUPS).map((kind) => ({ kind })),
    ...(setup.shards === 0
      ? []
      : [
          record({
            kind: fc.constant('of' as const),
            group: fc.constantFrom(...groupIds(setup)),
            of: fc.constantFrom(...GROUPS).map((kind) => ({ kind })),
          }),
        ]),
    fc.constant({ kind: 'name' as const, name: 'kept' }),
  );
  return fc.oneof({ arbitrary: plain, weight: 4 }, drawn(plain), drawn(drawn(plain)));
}

function drawn(of: fc.Arbitrary<Selector>): fc.Arbitrary<Selector> {
  return record({ kind: fc.constant('any' as const), count: fc.integer({ min: 1, max: 4 }), of });
}

/** Up to so many selectors; of those that mean servers some by what is in their logs. */
function selectionArbitrary(setup: Setup, most: number): fc.Arbitrary<readonly Selector[]> {
  const byEntry: fc.Arbitrary<Selector> = record({
    kind: fc.constantFrom('with' as const, 'without' as const),
    index: fc.oneof(whole(BOUNDS.index), fc.constant('kept')),
    of: fc.constantFrom(...GROUPS).map((kind) => ({ kind })),
  });
  const one = fc.oneof({ arbitrary: selectorArbitrary(setup), weight: 4 }, byEntry, drawn(byEntry));
  return fc.array(one, { minLength: 1, maxLength: most });
}

function statementArbitrary(setup: Setup, depth: number): fc.Arbitrary<Statement> {
  const condition = conditionArbitrary(setup);
  const action: fc.Arbitrary<Action>[] = [
    record({ do: fc.constant('command' as const), command: commandArbitrary(setup) }),
    record({ do: fc.constant('await' as const), condition, within: fc.oneof(fc.constant(DEFAULT_WITHIN), ticks(1)) }),
    record({ do: fc.constant('expect' as const), condition }),
    record({ do: fc.constant('always' as const), condition: condition.filter(isQuick) }),
    record({ do: fc.constant('note' as const), text: word }),
    record({ do: fc.constant('wait' as const), ticks: range() }),
    record({ do: fc.constant('end' as const) }),
    ...withServers(setup, (most) =>
      record({
        do: fc.constant('agree' as const),
        value: word,
        servers: whole([1, most]),
        retry: fc.boolean(),
        as: orNull(fc.constant('kept')),
      }),
    ),
    record({
      do: fc.constant('let' as const),
      name: fc.constant('kept'),
      amount: amountArbitrary(setup, true),
      nodes: fc.constant(null),
    }),
    record({
      do: fc.constant('let' as const),
      name: fc.constant('kept'),
      amount: fc.constant(null),
      nodes: fc.array(selectorArbitrary(setup), { minLength: 1, maxLength: 3 }).filter((s) => s[0]?.kind !== 'name'),
    }),
  ];
  if (depth > 0) {
    const body = fc.array(statementArbitrary(setup, depth - 1), { minLength: 1, maxLength: 3 });
    action.push(
      record({
        do: fc.constant('if' as const),
        condition,
        body,
      }),
      record({
        do: fc.constant('choose' as const),
        options: fc.array(record({ weight: fc.integer({ min: 1, max: 30 }), body }), { minLength: 1, maxLength: 3 }),
      }),
    );
    action.push(record({ do: fc.constant('repeat' as const), times: fc.integer({ min: 1, max: 40 }), body }));
  }
  const when = fc.oneof(
    record({ kind: fc.constant('at' as const), tick: ticks() }),
    record({ kind: fc.constant('after' as const), ticks: ticks() }),
  );
  return record({ line: fc.constant(0), when: orNull(when), action: fc.oneof(...action) });
}

/** Amounts. `field`: may begin with a server's field (which, compared with a number alone, is another condition). */
function amountArbitrary(setup: Setup, field: boolean): fc.Arbitrary<Amount> {
  const selector = selectorArbitrary(setup);
  const selection = selectionArbitrary(setup, 2);
  const kind = <K extends Quantity['kind']>(...kinds: readonly K[]) => fc.constantFrom(...kinds);
  const plain = fc.oneof<fc.Arbitrary<Quantity>[]>(
    record({ kind: kind('number'), value: whole([0, 1_000_000_000]) }),
    record({ kind: kind('name'), name: fc.constant('kept') }),
    record({ kind: kind('messages', 'requests', 'bytes', 'elections', 'commits', 'snapshots', 'now') }),
    record({ kind: kind('calls', 'answers', 'open'), clerks: orNull(selection) }),
    record({ kind: kind('count', 'state', 'snapshotSize', 'stored', 'tasks'), nodes: selection }),
    record({ kind: kind('sent'), what: fc.constantFrom('messages', 'requests', 'bytes'), nodes: selection }),
    record({ kind: kind('received'), what: fc.constantFrom('messages', 'requests'), nodes: selection }),
    record({ kind: kind('config', 'moved', 'exits') }),
    record({
      kind: kind('attempts', 'completed', 'parallel', 'running'),
      task: fc.constantFrom('map' as const, 'reduce' as const),
    }),
    record({ kind: kind('owned'), gid: whole(BOUNDS.gid) }),
    record({ kind: kind('owner'), shard: whole([0, Math.max(0, setup.shards - 1)]) }),
  );
  const ofServer = record({ kind: kind('field'), node: selector, field: fc.constantFrom('commitIndex' as const) });
  const term = (quantity: fc.Arbitrary<Quantity>) =>
    fc.tuple(quantity, fc.constantFrom(1, -1, 2, -3)).map(([q, factor]) => ({
      factor: q.kind === 'number' ? Math.sign(factor) : factor,
      quantity: q,
    }));
  const any = fc.oneof<fc.Arbitrary<Quantity>[]>(plain, ofServer);
  return fc
    .tuple(term(field ? any : plain), fc.array(term(any), { maxLength: 2 }))
    .map(([first, others]) => [first, ...others]);
}

/** The servers that a group brings: names, whether the world has them or not. */
const serverNames = fc.array(fc.constantFrom('n1', 'x', 'Server_2'), { minLength: 1, maxLength: 3 });

/** Calls of the shard controller, if there is one. */
function controlCalls({ shards }: Setup): fc.Arbitrary<ControlCall>[] {
  if (shards === 0) return [];
  const gid = whole(BOUNDS.gid);
  const servers = orNull(serverNames);
  return [
    record({
      type: fc.constant('join' as const),
      groups: fc.array(record({ gid, servers }), { minLength: 1, maxLength: 3 }),
    }),
    record({ type: fc.constant('leave' as const), gids: fc.array(gid, { minLength: 1, maxLength: 3 }) }),
    record({ type: fc.constant('move' as const), shard: whole([0, shards - 1]), gid }),
    record({ type: fc.constant('recover' as const) }),
    record({ type: fc.constant('query' as const), num: fc.oneof(fc.constant(-1), whole(BOUNDS.config)) }),
  ];
}

/** That a group of the world serves a shard, if there are any. */
function shardAt(setup: Setup): fc.Arbitrary<Condition>[] {
  if (setup.shards === 0) return [];
  const shard = whole([0, setup.shards - 1]);
  return [record({ kind: fc.constant('shard' as const), shard, gid: fc.constantFrom(...groupIds(setup)) })];
}

function handArbitrary(setup: Setup): fc.Arbitrary<HandCommand> {
  return record({ tick: ticks(), after: fc.integer({ min: 0, max: 9 }), command: commandArbitrary(setup) });
}

/** Can a condition be judged after every step? */
function isQuick({ kind }: Condition): boolean {
  return kind !== 'linearizable' && kind !== 'appends once';
}
