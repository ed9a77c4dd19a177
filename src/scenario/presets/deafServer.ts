import type { Preset } from './preset.ts';

/** A cut in one direction; the dissertation's §4.2.3 and §9.6 are about such servers. */
export const deafServer: Preset = {
  id: 'deaf-server',
  chapter: 'Elections',
  title: 'A server that cannot hear',
  summary: 'Messages reach everybody but one, and that one disturbs all others with election after election.',
  text: `raft 1
title A server that cannot hear
nodes 3

note Three servers, and n1 leads. All is well.
timeout n1
await leader n1
call c1 put x 1
await value x=1 on servers
wait 150

note Now every message to n3 gets lost. What n3 sends still arrives.
wait 100
cut n1, n2 > n3
await n3.role = candidate

note n3 hears no leader, so it asks for votes in a new term. The votes that it gets are lost, too.
await n1.role = follower
wait 120

note n1 led well, but a higher term comes first: it stepped down. A new leader will be chosen, and disturbed again.
await n3.currentTerm >= 5
wait 120

note Nothing wrong is decided in all this. There is just no rest. (Asking first whether one could win at all, PreVote, mends it.)
wait 200
mend n1, n2 > n3
await leader
call c1 put x 2
await value x=2 on servers

note n3 hears again, and peace returns.
wait 200
expect no violation
expect linearizable
end
`,
};
