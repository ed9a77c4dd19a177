// What can be done to a message in flight, to a link, and to the cluster as a whole.
import type { Command } from '../../model/command.ts';
import type { NodeId } from '../../model/ids.ts';
import { type Envelope, linkRule, messageId, serversOf, type World } from '../../model/world.ts';
import { percent, range } from '../lib/figures.ts';
import { jobActions } from './jobActions.ts';
import { type ActionGroup, only, type TargetAction } from './targetAction.ts';

/** How much later the action "delay" makes a message arrive, in ms. */
const DELAY = 50;
/** What "lose some" and "slow" set a link to. */
const LOSSY = 300;
const SLOW_LINK = [100, 200] as const;

/** Everything that can be done to a message. `envelope` undefined: it is no longer in flight. */
export function messageActions(id: string, envelope: Envelope | undefined): ActionGroup[] {
  const refusal = envelope ? null : 'it is no longer in flight';
  return [
    {
      title: null,
      actions: [
        {
          id: 'deliver',
          label: `Deliver ${id} now`,
          short: 'Deliver now',
          about: 'It arrives at this instant, before everything that was due earlier.',
          command: { type: 'deliver', message: id },
          refusal,
        },
        {
          id: 'delay',
          label: `Delay ${id} by ${DELAY} ms`,
          short: `Delay ${DELAY} ms`,
          about: 'It arrives later, perhaps after messages that were sent after it.',
          command: { type: 'delay', message: id, by: DELAY },
          refusal,
        },
        {
          id: 'duplicate',
          label: `Duplicate ${id}`,
          short: 'Duplicate',
          about: 'It arrives twice.',
          command: { type: 'duplicate', message: id },
          refusal,
        },
        {
          id: 'drop',
          label: `Drop ${id}`,
          short: 'Drop',
          about: 'It never arrives. (In the labs’ network its caller is told; otherwise nobody is.)',
          command: { type: 'drop', message: id },
          refusal,
        },
      ],
    },
  ];
}

/** Everything that can be done to a link, seen as the direction `from` to `to`. */
export function linkActions(world: World, from: NodeId, to: NodeId): ActionGroup[] {
  const rule = linkRule(world, from, to);
  const back = linkRule(world, to, from);
  const ends = { from: [only(from)], to: [only(to)] };
  const figures = (
    id: string,
    short: string,
    about: string,
    change: Pick<Extract<Command, { type: 'link' }>, 'loss' | 'latency'>,
    refusal: string | null,
  ) => ({
    id,
    label: `${short}, ${from} and ${to}`,
    short,
    about,
    command: { type: 'link' as const, ...ends, both: true, duplicate: null, ...change },
    refusal,
  });
  const lossy = rule.loss === LOSSY && back.loss === LOSSY;
  const slow = rule.latency[1] === SLOW_LINK[1] && back.latency[1] === SLOW_LINK[1];
  return [
    {
      title: null,
      actions: [
        {
          id: 'cut',
          label: `Cut ${from} to ${to}`,
          short: `Cut ${from} → ${to}`,
          about: `Messages from ${from} to ${to} are lost; the other direction stays as it is.`,
          command: { type: 'cut', ...ends, both: false },
          refusal: rule.cut ? 'this direction is cut already' : null,
        },
        {
          id: 'cut-both',
          label: `Cut ${from} and ${to} apart`,
          short: 'Cut both ways',
          about: 'No message passes in either direction.',
          command: { type: 'cut', ...ends, both: true },
          refusal: rule.cut && back.cut ? 'both directions are cut already' : null,
        },
        {
          id: 'mend',
          label: `Mend ${from} and ${to}`,
          short: 'Mend',
          about: 'Messages pass in both directions again.',
          command: { type: 'mend', ...ends, both: true },
          refusal: rule.cut || back.cut ? null : 'nothing is cut here',
        },
      ],
    },
    {
      title: 'Quality',
      actions: [
        figures(
          'lossy',
          `Lose ${percent(LOSSY)}`,
          'Three in ten messages are lost, either way.',
          { loss: LOSSY, latency: null },
          lossy ? 'it loses as many already' : null,
        ),
        figures(
          'slow-link',
          `Slow to ${range(SLOW_LINK)}`,
          'Messages take much longer than an election timer allows for.',
          { loss: null, latency: SLOW_LINK },
          slow ? 'it is that slow already' : null,
        ),
        figures(
          'usual-link',
          'As the run began',
          'Loss and latency of the setup, either way.',
          { loss: world.setup.loss, latency: world.setup.latency },
          isUsual(world, from, to) && isUsual(world, to, from) ? 'it is as the run began' : null,
        ),
      ],
    },
  ];
}

function isUsual(world: World, from: NodeId, to: NodeId): boolean {
  const { loss, latency } = linkRule(world, from, to);
  return loss === world.setup.loss && latency[0] === world.setup.latency[0] && latency[1] === world.setup.latency[1];
}

/** Everything that can be done to the cluster as a whole. */
export function clusterActions(world: World): ActionGroup[] {
  const servers = serversOf(world);
  const down = world.nodes.filter((node) => node.health === 'down');
  const paused = world.nodes.filter((node) => node.health === 'paused').length;
  const leads = servers.some((s) => s.health !== 'down' && s.raft.role.kind === 'leader');
  const none = servers.length === 0 ? 'there are no servers' : null;
  const noLeader =
    none ?? (world.setup.shards > 0 ? 'each group has a leader of its own' : leads ? null : 'nobody leads');
  const few = servers.length < 3 ? 'it takes three servers' : null;
  const action = (
    id: string,
    label: string,
    about: string,
    command: Command,
    refusal: string | null,
  ): TargetAction => ({ id, label, short: label, about, command, refusal });
  return [
    ...jobActions(world),
    {
      title: 'Leader',
      actions: [
        action(
          'crash-leader',
          'Crash the leader',
          'The others will miss its heartbeats and elect a new one.',
          { type: 'crash', nodes: [{ kind: 'leader' }] },
          noLeader,
        ),
        action(
          'cut-leader',
          'Cut the leader off',
          'It goes on believing that it leads, and can commit nothing.',
          { type: 'partition', sides: [[{ kind: 'leader' }], [{ kind: 'rest' }]] },
          noLeader ?? few,
        ),
        action(
          'leader-in-minority',
          'Leader in the minority',
          'The leader and one follower on one side, everybody else on the other.',
          {
            type: 'partition',
            sides: [[{ kind: 'leader' }, { kind: 'any', count: 1, of: { kind: 'followers' } }], [{ kind: 'rest' }]],
          },
          noLeader ?? (servers.length < 5 ? 'it takes five servers' : null),
        ),
      ],
    },
    {
      title: 'Network',
      actions: [
        action(
          'split',
          'Split in two',
          'A majority drawn from the seed on one side, the rest on the other.',
          { type: 'partition', sides: [[{ kind: 'majority' }], [{ kind: 'rest' }]] },
          few,
        ),
        action(
          'heal',
          'Heal the network',
          'No link is cut any more; loss and latency stay.',
          { type: 'heal' },
          isWhole(world) ? 'no link is cut' : null,
        ),
      ],
    },
    {
      title: 'Servers',
      actions: [
        action(
          'crash-all',
          'Crash all servers',
          'Only what is on the disks remains.',
          { type: 'crash', nodes: [{ kind: 'servers' }] },
          none ?? (servers.every((s) => s.health === 'down') ? 'all are down already' : null),
        ),
        action(
          'restart-all',
          'Restart what is down',
          'Every crashed process starts again with what its disk holds.',
          // Of a job's processes the selector means the workers alone.
          { type: 'restart', nodes: world.job === null ? [{ kind: 'down' }] : down.map(({ id }) => only(id)) },
          down.length > 0 ? null : 'nothing is down',
        ),
        action(
          'resume-all',
          'Resume what is paused',
          'Every paused process goes on where it stood.',
          { type: 'resume', nodes: [{ kind: 'all' }] },
          paused > 0 ? null : 'nothing is paused',
        ),
      ],
    },
  ];
}

function isWhole({ link, links, unplugged }: World): boolean {
  return unplugged.length === 0 && ![link, ...Object.values(links)].some((rule) => rule.cut);
}

/** The message of this name while it is in flight. */
export function inFlight(world: World, id: string): Envelope | undefined {
  return world.bus.find((envelope) => messageId(envelope) === id);
}
