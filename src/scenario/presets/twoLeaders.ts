import type { Preset } from './preset.ts';

/** §5.2: "at most one leader can be elected in a given term", unless a voter forgets. */
export const twoLeaders: Preset = {
  id: 'two-leaders',
  chapter: 'Broken rules',
  title: 'Two leaders in one term',
  summary: 'A voter forgets that it has voted, and the most basic promise of Raft is broken at once.',
  text: `raft 1
title Two leaders in one term
nodes 3  latency 60  election 500..900
bug vote-twice on n3

note n3 has a bug: it forgets whom it has voted for.
wait 150
timeout n1, n2

note n1 and n2 ask for votes in the same term. Each has its own vote and needs one more.
await violation
await n1.role = leader
await n2.role = leader
expect n1.currentTerm = 1
expect n2.currentTerm = 1

note n3 voted for both, so both lead term 1. From here on they may commit different entries in the same place.
wait 200
end
`,
};
