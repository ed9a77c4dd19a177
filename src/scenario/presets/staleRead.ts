import type { Preset } from './preset.ts';

/** §8: "a leader must have the latest information"; here it only believes so. */
export const staleRead: Preset = {
  id: 'stale-read',
  chapter: 'Broken rules',
  title: 'A read from the past',
  summary: 'A leader answers a read from its own memory, after others have moved on without it.',
  text: `raft 1
title A read from the past
clerks 2
bug local-read

note In this cluster a leader answers reads from its own memory, without asking anybody.
timeout n1
await leader n1
call c1 put x old
await value x=old on servers
wait 100
partition n1, c1 | n2, n3, n4, n5, c2

note n1 and one client are cut off. n1 still believes that it leads.
await leader n2, n3, n4, n5
call c2 put x new
await answered c2

note On the other side x is new by now, and the second client knows it.
wait 100
call c1 get x
await answered c1
expect answer c1 = old

note n1 says that x is old: an answer from the past. With the rule in force it would have waited for a majority.
wait 200
end
`,
};
