import type { Preset } from './preset.ts';

/** Generated load and generated faults, as in the labs' hardest tests. */
export const storm: Preset = {
  id: 'storm',
  chapter: 'Faults',
  title: 'The storm',
  summary: 'Crashes, pauses, cuts and partitions at random while clients work. Afterwards the books must balance.',
  text: `raft 1
title The storm
clerks 3  seed 7  latency 5..40  loss 2%  disk 2..8  snapshot 2000

note First the servers need a leader.
await leader

note Three clients work, and a nemesis draws a fault every now and then: crashes, pauses, cuts and partitions.
workload until 10000
nemesis every 200..600 until 10000

@10100 note The storm is over: everything is healed and started again. Did every client see one consistent store?
wait 300
await leader
await answered
expect no violation
expect linearizable
end
`,
};
