import { describe, expect, it } from 'vitest';
import type { Command, CommandType, Selector } from '../model/command.ts';
import { commandSentence } from './command.ts';

const N1: Selector = { kind: 'id', id: 'n1' };
const N2: Selector = { kind: 'id', id: 'n2' };
const C1: Selector = { kind: 'id', id: 'c1' };
const REST: Selector = { kind: 'rest' };
const PUT = { type: 'put', key: 'x', value: '1', expected: null } as const;

/** A command of every type, in the words that menus and the undo button use. */
const WORDS: Readonly<Record<CommandType, readonly (readonly [Command, string])[]>> = {
  call: [
    [{ type: 'call', clerk: C1, call: PUT, via: null }, 'Let c1 call put x 1'],
    [{ type: 'call', clerk: C1, call: PUT, via: N2 }, 'Let c1 call put x 1 at n2 alone'],
  ],
  start: [[{ type: 'start', nodes: [{ kind: 'leader' }], value: '101' }, 'Propose 101 to the leader']],
  workload: [
    [
      {
        type: 'workload',
        clerks: [{ kind: 'clerks' }],
        load: { keys: 3, gap: [0, 50], mix: { get: 1, put: 1, append: 0, cas: 0 }, until: 5000 },
      },
      'Let all clerks call get and put on 3 keys, 0 to 50 ms apart, until 5000 ms',
    ],
    [{ type: 'workload', clerks: [C1], load: null }, 'Stop the load of c1'],
  ],
  nemesis: [
    [
      { type: 'nemesis', nemesis: { every: [200, 500], kinds: ['crash', 'restart', 'cut'], until: null } },
      'Start random faults every 200 to 500 ms: crash, restart and cut',
    ],
    [{ type: 'nemesis', nemesis: null }, 'Stop the random faults'],
  ],
  crash: [
    [{ type: 'crash', nodes: [N1, N2] }, 'Crash n1 and n2'],
    [{ type: 'crash', nodes: [{ kind: 'any', count: 1, of: { kind: 'followers' } }] }, 'Crash any follower'],
    [{ type: 'crash', nodes: [{ kind: 'any', count: 2, of: { kind: 'up' } }] }, 'Crash any 2 running servers'],
    [{ type: 'crash', nodes: [{ kind: 'any', count: 1, of: { kind: 'all' } }] }, 'Crash any process'],
    [{ type: 'crash', nodes: [{ kind: 'any', count: 1, of: { kind: 'minority' } }] }, 'Crash any 1 of a minority'],
    [{ type: 'crash', nodes: [] }, 'Crash nobody'],
  ],
  restart: [[{ type: 'restart', nodes: [{ kind: 'down' }] }, 'Restart all crashed servers']],
  pause: [[{ type: 'pause', nodes: [{ kind: 'majority' }] }, 'Pause a majority']],
  resume: [[{ type: 'resume', nodes: [{ kind: 'servers' }] }, 'Resume all servers']],
  timeout: [[{ type: 'timeout', nodes: [N1] }, 'Let the election timer of n1 run out']],
  snapshot: [[{ type: 'snapshot', nodes: [N1] }, 'Take a snapshot on n1']],
  wipe: [[{ type: 'wipe', nodes: [N1] }, 'Wipe the disk of n1']],
  disk: [[{ type: 'disk', nodes: [N1], delay: [20, 20] }, 'Let disk writes of n1 take 20 ms']],
  clock: [
    [{ type: 'clock', nodes: [N1], rate: 525 }, 'Let the clock of n1 run at 52.5\u00a0%'],
    [{ type: 'clock', nodes: [N1], rate: 1000 }, 'Let the clock of n1 run true'],
  ],
  cut: [
    [{ type: 'cut', from: [N1], to: [N2], both: true }, 'Cut n1 from n2, both ways'],
    [{ type: 'cut', from: [N1], to: [N2], both: false }, 'Cut the way from n1 to n2'],
  ],
  mend: [
    [{ type: 'mend', from: [N1], to: [N2], both: true }, 'Mend n1 and n2, both ways'],
    [{ type: 'mend', from: [N1], to: [N2], both: false }, 'Mend the way from n1 to n2'],
  ],
  link: [
    [
      {
        type: 'link',
        from: [{ kind: 'all' }],
        to: [{ kind: 'all' }],
        both: false,
        loss: 300,
        duplicate: 55,
        latency: [5, 9],
      },
      'Let every link lose 30\u00a0% of the messages, duplicate 5.5\u00a0% and take 5 to 9 ms',
    ],
    [
      { type: 'link', from: [N1], to: [N2], both: true, loss: 0, duplicate: null, latency: null },
      'Let the link between n1 and n2 lose 0\u00a0% of the messages',
    ],
    [
      { type: 'link', from: [N1], to: [N2], both: false, loss: null, duplicate: null, latency: null },
      'Let the way from n1 to n2 stay as it is',
    ],
  ],
  disconnect: [[{ type: 'disconnect', nodes: [N1] }, 'Take n1 off the network']],
  connect: [
    [{ type: 'connect', nodes: [{ kind: 'disconnected' }] }, 'Put all disconnected servers back on the network'],
  ],
  network: [
    [
      { type: 'network', unreliable: true, reordering: false, longDelays: null },
      'Let the network lose and delay messages and deliver replies in order',
    ],
    [
      { type: 'network', unreliable: null, reordering: true, longDelays: null },
      'Let the network deliver replies out of order',
    ],
    [
      { type: 'network', unreliable: null, reordering: null, longDelays: true },
      'Let the network be slow to tell callers that nobody is there',
    ],
  ],
  partition: [
    [{ type: 'partition', sides: [[N1, N2], [REST]] }, 'Split n1 and n2 from the rest'],
    [{ type: 'partition', sides: [[N1], [N2], [REST]] }, 'Split the network into n1 | n2 | the rest'],
  ],
  heal: [[{ type: 'heal' }, 'Heal all links']],
  drop: [[{ type: 'drop', message: 'n1>n3@1000.2' }, 'Drop the message n1→n3']],
  duplicate: [[{ type: 'duplicate', message: 'n1>n3@1000' }, 'Duplicate the message n1→n3']],
  deliver: [[{ type: 'deliver', message: 'n1>n3@1000*1' }, 'Deliver the message n1→n3 now']],
  delay: [[{ type: 'delay', message: 'n1>n3@1000', by: 50 }, 'Delay the message n1→n3 by 50 ms']],
  bug: [
    [{ type: 'bug', bug: 'vote-twice', nodes: null, on: true }, 'Break a rule on every server: vote-twice'],
    [{ type: 'bug', bug: 'vote-twice', nodes: [N1], on: false }, 'Repair a rule on n1: vote-twice'],
  ],
};

describe('a command', () => {
  it.each(Object.entries(WORDS))('%s says what it asks for', (_, rows) => {
    for (const [command, words] of rows) expect(commandSentence(command)).toBe(words);
  });
});
