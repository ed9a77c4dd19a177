import type { Preset } from './preset.ts';

/** §5.2 with nothing going wrong: what a stranger sees first. */
export const firstElection: Preset = {
  id: 'first-election',
  chapter: 'Elections',
  title: 'The first election',
  summary: 'Five servers choose a leader, and a client writes its first value.',
  text: `raft 1
title The first election
seed 106

note Five servers have just started. Nobody leads yet, so each waits a random time for a leader to speak up.
await leader

note The first to lose patience asked the others for their votes. It has a majority now: it leads.
wait 150

note Its heartbeats tell the others that it is alive, and they stop waiting for somebody else.
wait 150

note A client asks for x to become 1. The leader puts the request into its log and sends it to the others.
wait 100
call c1 put x 1
await committed x=1 on 1

note Three of five servers store the entry now. That is a majority, so it is committed: it can no longer be lost.
wait 150
await answered
await committed x=1 on 5
await value x=1 on servers

note The leader has answered the client and told the others. All five have applied the entry: x is 1 everywhere.
wait 200
expect no violation
expect linearizable
end
`,
};
