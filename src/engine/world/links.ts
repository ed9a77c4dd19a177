// Commands that change links: cut, mend, partition, heal, and the figures of a link.
import type { Command, LinkRule } from '../../model/command.ts';
import type { LinkId, NodeId } from '../../model/ids.ts';
import { linkId } from '../../model/ids.ts';
import type { Draft } from './draft.ts';
import { resolveAll, resolveSides, type Scene } from './selectors.ts';

/** What a command did: the processes it meant, or why it did nothing. */
export type Outcome = { readonly nodes: readonly NodeId[] } | { readonly ignored: string };

type LinkCommand = Extract<
  Command,
  { type: 'cut' | 'mend' | 'link' | 'partition' | 'heal' | 'disconnect' | 'connect' | 'network' }
>;

/** Carries out a command about links. */
export function performOnLinks(draft: Draft, command: LinkCommand, scene: Scene): Outcome {
  switch (command.type) {
    case 'heal': {
      const links: Record<LinkId, LinkRule> = {};
      for (const [id, rule] of Object.entries(draft.world.links)) links[id] = { ...rule, cut: false };
      draft.world.links = links;
      draft.world.unplugged = [];
      return { nodes: [] };
    }
    case 'disconnect':
    case 'connect': {
      const nodes = resolveAll(scene, command.nodes);
      if (nodes.length === 0) return { ignored: 'it finds no process' };
      const others = draft.world.unplugged.filter((id) => !nodes.includes(id));
      draft.world.unplugged = command.type === 'connect' ? others : [...others, ...nodes];
      return { nodes };
    }
    case 'network':
      if (!draft.world.labrpc) return { ignored: 'it needs the setup line `network labrpc`' };
      draft.world.labrpc = {
        unreliable: command.unreliable ?? draft.world.labrpc.unreliable,
        reordering: command.reordering ?? draft.world.labrpc.reordering,
        longDelays: command.longDelays ?? draft.world.labrpc.longDelays,
        failed: draft.world.labrpc.failed,
      };
      return { nodes: [] };
    case 'partition':
      return partition(draft, resolveSides(scene, command.sides), scene);
    case 'link':
      return changeFigures(draft, command, scene);
    default:
      return setCut(draft, command, scene);
  }
}

/** The ordered pairs between two sets, both ways if asked, no process with itself. */
function directions(from: readonly NodeId[], to: readonly NodeId[], both: boolean): [NodeId, NodeId][] {
  const pairs: [NodeId, NodeId][] = [];
  for (const a of from) {
    for (const b of to) {
      if (a === b) continue;
      pairs.push([a, b]);
      if (both) pairs.push([b, a]);
    }
  }
  return pairs;
}

function setCut(draft: Draft, command: Extract<Command, { type: 'cut' | 'mend' }>, scene: Scene): Outcome {
  const from = resolveAll(scene, command.from);
  const to = resolveAll(scene, command.to);
  const pairs = directions(from, to, command.both);
  if (pairs.length === 0) return { ignored: 'it names no link between two processes' };
  change(draft, pairs, (rule) => ({ ...rule, cut: command.type === 'cut' }));
  return { nodes: [...new Set([...from, ...to])] };
}

function change(draft: Draft, pairs: readonly [NodeId, NodeId][], edit: (rule: LinkRule) => LinkRule): void {
  const links = { ...draft.world.links };
  for (const [a, b] of pairs) links[linkId(a, b)] = edit(links[linkId(a, b)] ?? draft.world.link);
  draft.world.links = links;
}

function changeFigures(draft: Draft, command: Extract<Command, { type: 'link' }>, scene: Scene): Outcome {
  const edit = (rule: LinkRule): LinkRule => ({
    cut: rule.cut,
    loss: command.loss ?? rule.loss,
    duplicate: command.duplicate ?? rule.duplicate,
    latency: command.latency ?? rule.latency,
  });
  const isAll = (side: typeof command.from) => side.length === 1 && side[0]?.kind === 'all';
  if (isAll(command.from) && isAll(command.to)) {
    draft.world.link = edit(draft.world.link);
    draft.world.links = Object.fromEntries(Object.entries(draft.world.links).map(([id, rule]) => [id, edit(rule)]));
    return { nodes: [] };
  }
  const from = resolveAll(scene, command.from);
  const to = resolveAll(scene, command.to);
  const pairs = directions(from, to, command.both);
  if (pairs.length === 0) return { ignored: 'it names no link between two processes' };
  change(draft, pairs, edit);
  return { nodes: [...new Set([...from, ...to])] };
}

/** Cuts every link between sides and mends every link within one. A server in no side is alone; such a clerk is left as it is. */
export function partition(draft: Draft, sides: readonly (readonly NodeId[])[], scene: Scene): Outcome {
  const sideOf = (id: NodeId) => sides.findIndex((side) => side.includes(id));
  const links = { ...draft.world.links };
  for (const a of scene.nodes) {
    for (const b of scene.nodes) {
      if (a === b) continue;
      const [sideA, sideB] = [sideOf(a.id), sideOf(b.id)];
      const free = (a.kind === 'clerk' && sideA < 0) || (b.kind === 'clerk' && sideB < 0);
      const rule = draft.world.links[linkId(a.id, b.id)] ?? draft.world.link;
      const cut = !free && (sideA !== sideB || sideA < 0);
      if (rule.cut !== cut) links[linkId(a.id, b.id)] = { ...rule, cut };
    }
  }
  draft.world.links = links;
  return { nodes: sides.flat() };
}
