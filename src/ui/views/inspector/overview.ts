// What a stranger should know at a glance, and what to try first: shown while nothing is selected.
import type { Command } from '../../../model/command.ts';
import { isJobNode } from '../../../model/jobNodes.ts';
import { groupIds } from '../../../model/setup.ts';
import { CONTROLLER_GROUP } from '../../../model/shard.ts';
import type { MilestoneKind } from '../../../model/timeline.ts';
import { clerksOf, type ServerNode, serversOf, type World } from '../../../model/world.ts';
import { count } from '../../lib/figures.ts';
import { type Fact, fact } from './facts.ts';
import { jobOverviewFacts } from './jobFacts.ts';
import { jobSuggestions } from './jobSuggestions.ts';
import { shardSuggestions } from './shardSuggestions.ts';

/** The servers that believe they lead and have not crashed, highest term first. */
function leadersOf(world: Pick<World, 'nodes'>): ServerNode[] {
  return serversOf(world)
    .filter((s) => s.health !== 'down' && s.raft.role.kind === 'leader')
    .sort((a, b) => b.raft.currentTerm - a.raft.currentTerm);
}

/** Who leads, in a word or two. */
function leadership(world: World): string {
  const [leader, ...old] = leadersOf(world);
  if (!leader) return 'nobody';
  const others = old.map((s) => `${s.id} still believes to, term ${s.raft.currentTerm}`);
  return [`${leader.id}, term ${leader.raft.currentTerm}`, ...others].join('; ');
}

/** The figures of the cluster; what is as it should be is not spoken of. */
export function overviewFacts(world: World): Fact[] {
  const [leader] = leadersOf(world);
  const term = Math.max(0, ...serversOf(world).map((s) => s.raft.currentTerm));
  // Of workers and the store the facts of the job tell.
  const notUp = world.nodes.filter((node) => node.health !== 'up' && !isJobNode(node));
  const waiting = clerksOf(world).filter((clerk) => clerk.pending);
  return [
    ...(world.setup.job ? jobOverviewFacts(world) : []),
    ...(world.setup.servers === 0
      ? []
      : world.setup.shards > 0
        ? groupFacts(world)
        : [
            fact('leader', leadership(world)),
            ...(leader?.raft.currentTerm === term ? [] : [fact('highest term', term)]),
            fact('committed', committedText(world), 'Highest index that any leader has committed'),
          ]),
    fact('in flight', world.bus.length === 0 ? 'nothing' : count(world.bus.length, 'message')),
    ...(waiting.length > 0
      ? [fact('waiting', waiting.map(({ id }) => id).join(', '), 'Clerks without an answer yet')]
      : []),
    ...(notUp.length > 0 ? [fact('not running', notUp.map((node) => `${node.id} (${node.health})`).join(', '))] : []),
    ...linkFacts(world),
  ];
}

function linkFacts({ links, unplugged }: World): Fact[] {
  const cuts = Object.values(links).filter((rule) => rule.cut).length;
  return [
    ...(cuts > 0 ? [fact('cut', `${count(cuts, 'direction')} of links`)] : []),
    ...(unplugged.length > 0 ? [fact('disconnected', unplugged.join(', '))] : []),
  ];
}

/** What the overview is about. */
export function overviewTitle({ setup }: World): string {
  if (setup.job !== null) return 'The job';
  return setup.shards > 0 ? 'The sharded store' : 'The cluster';
}

/** A line for each group: who leads it, in which term. */
function groupFacts(world: World): Fact[] {
  return groupIds(world.setup).map((gid) => {
    const members = serversOf(world).filter((server) => server.group === gid);
    const [leader] = leadersOf({ nodes: members });
    const said = leader ? `${leader.id} leads, term ${leader.raft.currentTerm}` : 'nobody leads';
    return fact(gid === CONTROLLER_GROUP ? 'controller' : `group ${gid}`, said);
  });
}

/** Highest index that a leader has been seen to commit. */
function committedText({ ghost }: World): string {
  const last = Math.max(0, ...Object.values(ghost.groups).map(({ committed }) => committed.size));
  return last === 0 ? 'nothing yet' : `through index ${last}`;
}

/** Something worth trying now: a command, a place to run on to, or a dialog to open. */
export interface Suggestion {
  readonly label: string;
  /** What to watch for. */
  readonly about: string;
  readonly does:
    | { readonly kind: 'command'; readonly command: Command }
    | { readonly kind: 'jump'; readonly to: readonly MilestoneKind[] }
    | { readonly kind: 'dialog'; readonly dialog: string };
}

/** Three things to try, those that this moment calls for first. */
export function suggestions(world: World): Suggestion[] {
  return suggestionsFor(world)
    .filter((s): s is Suggestion => s !== null)
    .slice(0, 3);
}

function suggestionsFor(world: World): readonly (Suggestion | null)[] {
  if (world.setup.job !== null) return [healing(world), ...jobSuggestions(world)];
  return world.setup.shards > 0 ? [healing(world), ...shardSuggestions(world)] : clusterSuggestions(world);
}

function healing(world: World): Suggestion | null {
  const cut = world.unplugged.length > 0 || Object.values(world.links).some((rule) => rule.cut);
  const about =
    world.setup.job === null ? 'Watch the logs become one again.' : 'Whoever asked in vain is answered again.';
  return cut ? command('Heal the network', about, { type: 'heal' }) : null;
}

function clusterSuggestions(world: World): (Suggestion | null)[] {
  const [leader] = leadersOf(world);
  const servers = serversOf(world);
  const [first] = servers;
  const clerk = clerksOf(world).find((c) => c.health === 'up');
  const down = world.nodes.some((node) => node.health === 'down');
  return [
    leader ? null : jump('Run until somebody leads', 'Timers run out, votes come in.', ['leader']),
    healing(world),
    down
      ? command('Restart what is down', 'It catches up from what its disk holds.', {
          type: 'restart',
          nodes: [{ kind: 'down' }],
        })
      : null,
    clerk
      ? command(
          `Let ${clerk.id} put x ${clerk.nextRequestId}`,
          leader ? 'Follow the entry to a majority and back.' : 'It asks around until it finds a leader.',
          {
            type: 'call',
            clerk: { kind: 'id', id: clerk.id },
            call: { type: 'put', key: 'x', value: String(clerk.nextRequestId), expected: null },
            via: null,
          },
        )
      : null,
    leader && servers.length > 1
      ? command('Crash the leader', 'The others will elect a new one.', {
          type: 'crash',
          nodes: [{ kind: 'leader' }],
        })
      : null,
    leader && servers.length > 2
      ? command('Cut the leader off', 'Two will believe that they lead.', {
          type: 'partition',
          sides: [[{ kind: 'leader' }], [{ kind: 'rest' }]],
        })
      : null,
    !leader && first
      ? command(`Time out ${first.id}`, 'Its election timer fires now.', {
          type: 'timeout',
          nodes: [{ kind: 'id', id: first.id }],
        })
      : null,
    jump('Run to the next commit', 'Safe once a majority stores it.', ['commit']),
  ];
}

function command(label: string, about: string, what: Command): Suggestion {
  return { label, about, does: { kind: 'command', command: what } };
}

function jump(label: string, about: string, to: readonly MilestoneKind[]): Suggestion {
  return { label, about, does: { kind: 'jump', to } };
}
