import type { Preset } from './preset.ts';

/** §5.2, §5.4: the crash that Raft is made for. */
export const leaderCrash: Preset = {
  id: 'leader-crash',
  chapter: 'Faults',
  title: 'The leader crashes',
  summary: 'The others notice the silence, elect a new leader, and nothing that was committed is lost.',
  text: `raft 1
title The leader crashes
seed 106

note Five servers are about to elect a leader, and a client will write x.
await leader
call c1 put x 1
await value x=1 on servers

note A cluster at work: x is 1 on all five servers.
wait 150
crash leader

note The leader is gone. For a while nobody notices: the others have just heard its heartbeat.
await leader

note The silence lasted too long for one of them. It became a candidate in a new term and won.
call c1 put x 2
await answered
expect committed x=1 on 4

note The new leader has the old entries, and it takes new ones. The client had to ask around for it.
wait 200
restart down

note The old leader starts again. It is a follower now, for it finds a term that is higher than its own.
wait 200
await value x=2 on servers
expect no violation
expect linearizable
end
`,
};
