// A link: two directions, each with figures of its own.
import type { LinkRule } from '../../../model/command.ts';
import { linkRule, type World } from '../../../model/world.ts';
import { percent, range } from '../../lib/figures.ts';
import { type Fact, fact, factOf } from './facts.ts';

/** What both directions of a link do to messages. */
export function linkFacts(world: World, from: string, to: string): Fact[] {
  const there = linkRule(world, from, to);
  const back = linkRule(world, to, from);
  return [
    sides('passes', from, to, there, back, (rule) => (rule.cut ? 'cut' : 'yes')),
    sides('latency', from, to, there, back, (rule) => range(rule.latency)),
    sides('lost', from, to, there, back, (rule) => percent(rule.loss)),
    sides('duplicated', from, to, there, back, (rule) => percent(rule.duplicate)),
    fact(
      'in flight',
      world.bus.filter((e) => (e.from === from && e.to === to) || (e.from === to && e.to === from)).length,
    ),
    ...toldLater(world, from, to),
  ];
}

/** In the labs' network: calls over the link that have failed, and whose callers do not know yet. */
function toldLater({ labrpc }: World, from: string, to: string): Fact[] {
  if (!labrpc) return [];
  const theirs = labrpc.failed.filter(
    ({ caller, server }) => (caller === from && server === to) || (caller === to && server === from),
  );
  return [fact('failed, not told yet', theirs.length)];
}

/** One value when both directions are alike, otherwise one for each. */
function sides(
  label: string,
  from: string,
  to: string,
  there: LinkRule,
  back: LinkRule,
  text: (rule: LinkRule) => string,
): Fact {
  const [a, b] = [text(there), text(back)];
  if (a === b) return fact(label, a);
  return factOf(label, [
    [`${from} → ${to}`, a],
    [`${to} → ${from}`, b],
  ]);
}
