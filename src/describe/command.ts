// A command as a short imperative, for menus, undo buttons and the timeline: `Crash n3`, `Cut n1 from n2, both ways`.
import type { Command, Load, Selection, Selector } from '../model/command.ts';
import type { Tick } from '../model/ids.ts';
import { groupName } from './groupWords.ts';
import { clip, opText, wordText } from './op.ts';
import { listed, wayOf } from './piece.ts';

/** What a command asks for, with a capital letter and without a full stop. */
export function commandSentence(command: Command): string {
  switch (command.type) {
    case 'call': {
      const via = command.via ? ` at ${one(command.via)} alone` : '';
      return `Let ${one(command.clerk)} call ${clip(opText(command.call))}${via}`;
    }
    case 'start':
      return `Propose ${clip(wordText(command.value))} to ${all(command.nodes)}`;
    case 'workload':
      return command.load
        ? `Let ${all(command.clerks)} call ${loadText(command.load)}`
        : `Stop the load of ${all(command.clerks)}`;
    case 'nemesis': {
      const { nemesis } = command;
      if (!nemesis) return 'Stop the random faults';
      return `Start random faults every ${span(nemesis.every)}: ${listed(nemesis.kinds)}${until(nemesis.until)}`;
    }
    case 'crash':
      return `Crash ${all(command.nodes)}`;
    case 'restart':
      return `Restart ${all(command.nodes)}`;
    case 'pause':
      return `Pause ${all(command.nodes)}`;
    case 'resume':
      return `Resume ${all(command.nodes)}`;
    case 'timeout':
      return `Let the election timer of ${all(command.nodes)} run out`;
    case 'snapshot':
      return `Take a snapshot on ${all(command.nodes)}`;
    case 'wipe':
      return `Wipe the disk of ${all(command.nodes)}`;
    case 'disk':
      return `Let disk writes of ${all(command.nodes)} take ${span(command.delay)}`;
    case 'clock':
      return command.rate === 1000
        ? `Let the clock of ${all(command.nodes)} run true`
        : `Let the clock of ${all(command.nodes)} run at ${percent(command.rate)}`;
    case 'cut':
      return command.both
        ? `Cut ${all(command.from)} from ${all(command.to)}, both ways`
        : `Cut the way from ${all(command.from)} to ${all(command.to)}`;
    case 'mend':
      return command.both
        ? `Mend ${all(command.from)} and ${all(command.to)}, both ways`
        : `Mend the way from ${all(command.from)} to ${all(command.to)}`;
    case 'link':
      return linkText(command);
    case 'partition':
      return command.sides.length === 2
        ? `Split ${command.sides.map(all).join(' from ')}`
        : `Split the network into ${command.sides.map(all).join(' | ')}`;
    case 'disconnect':
      return `Take ${all(command.nodes)} off the network`;
    case 'connect':
      return `Put ${all(command.nodes)} back on the network`;
    case 'network':
      return networkText(command);
    case 'heal':
      return 'Heal all links';
    case 'drop':
      return `Drop the message ${wayOf(command.message)}`;
    case 'duplicate':
      return `Duplicate the message ${wayOf(command.message)}`;
    case 'deliver':
      return `Deliver the message ${wayOf(command.message)} now`;
    case 'delay':
      return `Delay the message ${wayOf(command.message)} by ${command.by} ms`;
    case 'bug': {
      const where = command.nodes ? `on ${all(command.nodes)}` : 'on every server';
      return command.on ? `Break a rule ${where}: ${command.bug}` : `Repair a rule ${where}: ${command.bug}`;
    }
  }
}

/** A selector in words: `n3`, `the leader`, `any 2 followers`. */
function one(selector: Selector): string {
  switch (selector.kind) {
    case 'id':
      return selector.id;
    case 'leader':
      return 'the leader';
    case 'leaders':
    case 'followers':
    case 'servers':
    case 'workers':
    case 'clerks':
      return `all ${selector.kind}`;
    case 'coordinator':
    case 'store':
      return `the ${selector.kind}`;
    case 'all':
      return 'all processes';
    case 'up':
      return 'all running servers';
    case 'down':
      return 'all crashed servers';
    case 'connected':
    case 'disconnected':
      return `all ${selector.kind} servers`;
    case 'name':
      return selector.name;
    case 'majority':
      return 'a majority';
    case 'minority':
      return 'a minority';
    case 'rest':
      return 'the rest';
    case 'of':
      return selector.of.kind === 'servers'
        ? groupName(selector.group)
        : `${one(selector.of)} of ${groupName(selector.group)}`;
    case 'with':
    case 'without':
      return `${one(selector.of)}${entryText(selector)}`;
    case 'any':
      return anyText(selector.count, selector.of);
  }
}

/** ` without entry 4`. */
function entryText({ kind, index }: Extract<Selector, { kind: 'with' | 'without' }>): string {
  return ` ${kind} entry ${index}`;
}

/** `any follower`, `any 2 of the clerks`. */
function anyText(count: number, of: Selector): string {
  if (of.kind === 'with' || of.kind === 'without') return `${anyText(count, of.of)}${entryText(of)}`;
  const among = one(of);
  const plural = among.startsWith('all ') ? among.slice('all '.length) : null;
  if (plural === null) return `any ${count} of ${among}`;
  if (count !== 1) return `any ${count} ${plural}`;
  return `any ${plural.endsWith('processes') ? plural.slice(0, -2) : plural.slice(0, -1)}`;
}

function all(selection: Selection): string {
  return selection.length === 0 ? 'nobody' : listed(selection.map(one));
}

function span([from, to]: readonly [Tick, Tick]): string {
  return from === to ? `${from} ms` : `${from} to ${to} ms`;
}

function until(tick: Tick | null): string {
  return tick === null ? '' : `, until ${tick} ms`;
}

/** Thousandths as per cent, figure and sign on one line: `12.5 %`. */
function percent(thousandths: number): string {
  const rest = thousandths % 10;
  return `${(thousandths - rest) / 10}${rest === 0 ? '' : `.${rest}`}\u00a0%`;
}

function loadText(load: Load): string {
  const kinds = (['get', 'put', 'append', 'cas', 'vput'] as const).filter((kind) => (load.mix[kind] ?? 0) > 0);
  const keys = load.keys === 1 ? '1 key' : `${load.keys} keys`;
  return `${listed(kinds)} on ${keys}, ${span(load.gap)} apart${until(load.until)}`;
}

function networkText({ unreliable, reordering, longDelays }: Extract<Command, { type: 'network' }>): string {
  const does: string[] = [];
  if (unreliable !== null) does.push(unreliable ? 'lose and delay messages' : 'lose no messages');
  if (reordering !== null) does.push(reordering ? 'deliver replies out of order' : 'deliver replies in order');
  if (longDelays !== null)
    does.push(longDelays ? 'be slow to tell callers that nobody is there' : 'tell callers soon that nobody is there');
  return `Let the network ${does.length === 0 ? 'stay as it is' : listed(does)}`;
}

function linkText({ from, to, both, loss, duplicate, latency }: Extract<Command, { type: 'link' }>): string {
  const isAll = (side: Selection) => side.length === 1 && side[0]?.kind === 'all';
  const which =
    isAll(from) && isAll(to)
      ? 'every link'
      : both
        ? `the link between ${all(from)} and ${all(to)}`
        : `the way from ${all(from)} to ${all(to)}`;
  const does: string[] = [];
  if (loss !== null) does.push(`lose ${percent(loss)} of the messages`);
  if (duplicate !== null) does.push(`duplicate ${percent(duplicate)}`);
  if (latency !== null) does.push(`take ${span(latency)}`);
  return `Let ${which} ${does.length === 0 ? 'stay as it is' : listed(does)}`;
}
