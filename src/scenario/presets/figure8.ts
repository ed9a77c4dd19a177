// Figure 8 twice, with its rule and without: one story, told up to the point where the two part.
import type { Preset } from './preset.ts';

const TOLD = `
note Figure 8 of the paper. Five servers agree on a first entry, a. Timeouts are long, so that we decide who stands for election.
timeout n1
await leader n1
start n1 a
await committed a on 5
restart n1
timeout n1
await leader n1
cut n1 <> n3, n4, n5
start n1 b
await n2.lastIndex = 2
wait 100
expect n1.commitIndex < 2

note (a) n1 leads term 2. Its entry b is in second place on n1 and n2, and nowhere else.
wait 100

note n1 crashes, and n5 stands for election.
crash n1
timeout n5
await leader n5
cut n5 <> all
start n5 c
wait 100
expect n5.lastIndex = 2
expect n5.currentTerm = 3

note (b) n1 has crashed. n5 won term 3 with the votes of n3 and n4, and its own log has c in second place.
wait 100

note n5 crashes in its turn. n1 is back and stands for election again.
crash n5
heal
cut n1 <> n4
restart n1
timeout n1
+100 timeout n1
await leader n1
await n3.lastIndex = 2
wait 100
expect n1.currentTerm = 4
`;

const ENDED = `wait 100

note n1 crashes once more, and n5 is back: it stands for election.
crash n1
heal
restart n5
timeout n5
+100 timeout n5
await leader n5
start n5 d
`;

/** Figure 8 as in the paper, with the rule of §5.4.2 in force. */
export const figure8: Preset = {
  id: 'figure-8',
  chapter: 'The log',
  title: 'Figure 8: why old terms wait',
  summary: 'An entry of an earlier term sits on a majority and still is not committed. This is why.',
  text: `raft 1
title Figure 8: why old terms wait
latency 10  election 3000..4000  noop off
${TOLD}expect n1.commitIndex < 2

note (c) n5 has crashed and n1 leads again, in term 4. It has copied b to n3: a majority has b. Yet n1 does not commit it, for b is of term 2.
${ENDED}await committed c on 4

note (d) n1 has crashed and n5 leads term 5. Its c is newer than b, so it may replace b everywhere. Nobody had been told that b was safe.
wait 200
restart n1
await committed d on 5

note n1 is back and has the same log as all others. Had it written one entry of term 4 to a majority before its crash, n5 could not have won.
wait 200
expect no violation
end
`,
};

/** The same without that rule: the bug that most implementations have had once. */
export const figure8Broken: Preset = {
  id: 'figure-8-broken',
  chapter: 'Broken rules',
  title: 'Figure 8 without its rule',
  summary: 'The same story when a leader commits entries of old terms by counting copies: a committed entry is lost.',
  text: `raft 1
title Figure 8 without its rule
latency 10  election 3000..4000  noop off
bug commit-old-term
${TOLD}expect n1.commitIndex = 2
expect committed b on 1

note (c) n5 has crashed and n1 leads again, in term 4. A majority has b, and here that is enough: n1 commits it and tells everybody.
${ENDED}await violation

note (d) n1 has crashed and n5 leads term 5. It never had b and writes c in its place: a committed entry is lost, and two servers have applied different entries.
wait 200
expect violation
end
`,
};
