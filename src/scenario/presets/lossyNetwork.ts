import type { Preset } from './preset.ts';

/** §5.5: messages are lost, doubled and late, and Raft is only slower for it. */
export const lossyNetwork: Preset = {
  id: 'lossy-network',
  chapter: 'Faults',
  title: 'A bad network',
  summary: 'Every tenth message is lost, some come twice or late, and three clients work on regardless.',
  text: `raft 1
title A bad network
clerks 3  latency 5..60  loss 10%  duplicate 5%

note One message in ten gets lost here, one in twenty arrives twice, and later ones overtake earlier ones.
await leader

note There is a leader nevertheless. Three clients begin to read and write three keys.
workload until 4000
@4000 link all loss 0% duplicate 0% latency 10..30

note The network is mended. What was lost has been sent again, and every request has been done once.
await answered
wait 300
expect no violation
expect linearizable
end
`,
};
