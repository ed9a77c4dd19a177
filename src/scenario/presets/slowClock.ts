import type { Preset } from './preset.ts';

/** §5.6: broadcast time well below the election timeout, which takes clocks that run alike. */
export const slowClock: Preset = {
  id: 'slow-clock',
  chapter: 'Faults',
  title: 'A leader with a slow clock',
  summary: 'A leader whose clock loses time sends its heartbeats too late, and is replaced while it still feels fine.',
  text: `raft 1
title A leader with a slow clock

note Five servers, and n1 leads. It sends a heartbeat every 50 ms.
timeout n1
await leader n1
call c1 put x 1
await value x=1 on servers
wait 150

note From now on the clock of n1 runs at a tenth of its speed. What n1 takes for 50 ms is half a second for the others.
wait 100
clock n1 10%
await leader n2, n3, n4, n5

note Somebody found the silence too long and has been elected. n1 had felt fine, but it must yield to the higher term.
await n1.role = follower
call c1 put x 2
await answered

note A wrong clock costs time and a leader, but never what has been committed: no promise of Raft depends on clocks.
wait 200
expect n1.currentTerm >= 2
expect no violation
expect linearizable
end
`,
};
