import { describe, expect, it } from 'vitest';
import { DEFAULT_SETUP } from '../../model/setup.ts';
import { parse } from '../parse.ts';
import { print } from '../print.ts';
import { labScenario } from './labScenario.ts';
import { LABS, labOf } from './labs.ts';

/** The tests of the labs, by suite, as the labs name them. */
const CATALOGUE: Readonly<Record<string, readonly string[]>> = {
  'MapReduce 1 (2018)': [
    'SequentialSingle',
    'SequentialMany',
    'ParallelBasic',
    'ParallelCheck',
    'OneFailure',
    'ManyFailures',
    'WordCount',
    'InvertedIndex',
  ],
  'MapReduce 1': ['Wc', 'Indexer', 'MapParallelism', 'ReduceParallelism', 'JobCount', 'EarlyExit', 'Crash'],
  'Raft 2A': ['InitialElection', 'ReElection', 'ManyElections'],
  'Raft 2B': [
    'BasicAgree',
    'RPCBytes',
    'FollowerFailure',
    'LeaderFailure',
    'FailAgree',
    'FailNoAgree',
    'ConcurrentStarts',
    'Rejoin',
    'Backup',
    'Count',
  ],
  'Raft 2C': [
    'Persist1',
    'Persist1 (2025)',
    'Persist2',
    'Persist3',
    'Figure8',
    'UnreliableAgree',
    'Figure8Unreliable',
    'ReliableChurn',
    'UnreliableChurn',
  ],
  'Raft 2D': [
    'SnapshotBasic',
    'SnapshotInstall',
    'SnapshotInstallUnreliable',
    'SnapshotInstallCrash',
    'SnapshotInstallUnCrash',
    'SnapshotAllCrash',
    'SnapshotInit',
    'SnapshotAllCrash (2025)',
    'SnapshotInit (2025)',
  ],
  'KV 3A': [
    'Basic',
    'Speed',
    'Concurrent',
    'Unreliable',
    'UnreliableOneKey',
    'OnePartition',
    'ManyPartitionsOneClient',
    'ManyPartitionsManyClients',
    'PersistOneClient',
    'PersistConcurrent',
    'PersistConcurrentUnreliable',
    'PersistPartition',
    'PersistPartitionUnreliable',
    'PersistPartitionUnreliableLinearizable',
  ],
  'KV 3B': [
    'SnapshotRPC',
    'SnapshotSize',
    'Speed',
    'SnapshotRecover',
    'SnapshotRecoverManyClients',
    'SnapshotUnreliable',
    'SnapshotUnreliableRecover',
    'SnapshotUnreliableRecoverConcurrentPartition',
    'SnapshotUnreliableRecoverConcurrentPartitionLinearizable',
  ],
  'Key/value 2024': [
    'Basic',
    'Concurrent',
    'Unreliable',
    'UnreliableOneKey',
    'MemGet',
    'MemPut',
    'MemAppend',
    'MemPutManyClients',
    'MemGetManyClients',
    'MemManyAppends',
  ],
  'Key/value 2025': ['ReliablePut', 'PutConcurrentReliable', 'MemPutManyClientsReliable', 'UnreliableNet'],
  'Lock 2025': ['OneClientReliable', 'ManyClientsReliable', 'OneClientUnreliable', 'ManyClientsUnreliable'],
  'Replicated state machine 2025': [
    'Basic',
    'Concurrent',
    'LeaderFailure',
    'LeaderPartition',
    'RestartReplay',
    'Shutdown',
    'RestartSubmit',
    'Snapshot',
  ],
  'KV 4B (2025)': [
    'Basic',
    'Speed',
    'Concurrent',
    'Unreliable',
    'OnePartition',
    'ManyPartitionsOneClient',
    'ManyPartitionsManyClients',
    'PersistOneClient',
    'PersistConcurrent',
    'PersistConcurrentUnreliable',
    'PersistPartition',
    'PersistPartitionUnreliable',
    'PersistPartitionUnreliableLinearizable',
  ],
  'KV 4C (2025)': [
    'SnapshotRPC',
    'SnapshotSize',
    'Speed',
    'SnapshotRecover',
    'SnapshotRecoverManyClients',
    'SnapshotUnreliable',
    'SnapshotUnreliableRecover',
    'SnapshotUnreliableRecoverConcurrentPartition',
    'SnapshotUnreliableRecoverConcurrentPartitionLinearizable',
  ],
  'Shards 4A': [
    'Basic: leave and join',
    'Basic: historical queries',
    'Basic: move',
    'Basic: concurrent leave and join',
    'Basic: minimal transfers after joins',
    'Basic: minimal transfers after leaves',
    'Multi: leave and join',
    'Multi: concurrent leave and join',
    'Multi: minimal transfers after joins',
    'Multi: minimal transfers after leaves',
    'MinimalAgain',
  ],
  'Shards 4B': [
    'StaticShards',
    'Rejection',
    'JoinLeave',
    'Snapshot',
    'MissChange',
    'Concurrent1',
    'Concurrent2',
    'Concurrent3',
    'Unreliable1',
    'Unreliable2',
    'Unreliable3',
    'Challenge1Delete',
    'Challenge2Unaffected',
    'Challenge2Partial',
  ],
  'Shards 5A (2025)': [
    'InitQuery',
    'StaticOneShardGroup',
    'JoinBasic',
    'DeleteBasic',
    'JoinLeaveBasic',
    'ManyJoinLeaveReliable',
    'ManyJoinLeaveUnreliable',
    'Shutdown',
    'ProgressShutdown',
    'ProgressJoin',
    'OneConcurrentClerkReliable',
    'ManyConcurrentClerkReliable',
    'OneConcurrentClerkUnreliable',
    'ManyConcurrentClerkUnreliable',
  ],
  'Shards 5B (2025)': ['JoinLeave', 'RecoverCtrler'],
  'Shards 5C (2025)': [
    'ConcurrentReliable',
    'AcquireLockConcurrentUnreliable',
    'PartitionControllerJoin',
    'PartitionRecoveryReliableNoClerk',
    'PartitionRecoveryUnreliableNoClerk',
    'PartitionRecoveryReliableClerks',
    'PartitionRecoveryUnreliableClerks',
  ],
};

describe('the labs', () => {
  it('have ids of their own, by which they can be asked for', () => {
    expect(new Set(LABS.map(({ id }) => id)).size).toBe(LABS.length);
    for (const lab of LABS) {
      expect(lab.id).toMatch(/^[0-9A-Za-z]+\/[a-z0-9-]+$/);
      expect(labOf(lab.id)).toBe(lab);
    }
  });

  it('of a suite stand together', () => {
    const suites = LABS.map(({ suite }) => suite).filter((suite, i, all) => suite !== all[i - 1]);
    expect(suites).toEqual([...new Set(suites)]);
  });

  it.each(Object.entries(CATALOGUE))('has every test of %s', (suite, names) => {
    expect(LABS.filter((lab) => lab.suite === suite).map(({ name }) => name)).toEqual(names);
  });

  it.each(LABS)('$id is written as the printer writes it, without a seed', ({ text }) => {
    const parsed = parse(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(print(parsed.scenario)).toBe(text);
    expect(parsed.scenario.setup.seed).toBe(DEFAULT_SETUP.seed);
    expect(parsed.scenario.setup.bugs).toEqual([]);
  });

  it('are run on a seed, with a rule replaced if one likes, and name their lines as they are printed then', () => {
    const lab = labOf('scripted/figure-8') as (typeof LABS)[number];
    expect(labScenario(lab, 7).setup).toMatchObject({ seed: 7, bugs: [] });
    const scenario = labScenario(lab, 7, 'vote-twice');
    expect(scenario.setup).toMatchObject({ seed: 7, bugs: [{ bug: 'vote-twice', node: '*' }] });
    const lines = print(scenario).split('\n');
    const end = scenario.script.at(-1);
    expect(end?.action).toEqual({ do: 'end' });
    expect(lines[(end?.line ?? 0) - 1]).toBe('end');
  });

  it.each(LABS)('$id expects that no invariant is broken, and ends', ({ text }) => {
    expect(text).toMatch(/\nexpect no violation\nend\n$/);
  });

  it.each(LABS.filter(({ text }) => /\n *(call|workload) /.test(text) && !/shards \d/.test(text)))(
    '$id, whose clients call the store, expects their history to be linearizable, and that all have been answered',
    ({ text }) => {
      const lines = text.split('\n').map((line) => line.trim());
      const lastCall = lines.findLastIndex((line) => /\b(call c\d+ |call \$|workload keys)/.test(line));
      expect(lines.slice(lastCall).join('\n')).toMatch(/\bawait (answered|answers|applied)\b/);
      expect(lines.slice(lastCall)).toContain('expect linearizable');
    },
  );

  it.each(LABS)('$id says in sentences what it does and what it catches', ({ what, catches }) => {
    expect(what).toMatch(/^[A-Z].*\.\)?$/);
    expect(catches).toMatch(/^[A-Z].*\.$/);
  });
});
