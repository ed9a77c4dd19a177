// Ops, their results and places in a log, each as one short text.
import type { ClientCall } from '../model/command.ts';
import type { LogEnd } from '../model/event.ts';
import type { Op, OpResult, Refusal } from '../model/kv.ts';
import { type ConfigChange, type ConfigQuery, configIn, gidsOf, isShardOp, type ShardConfig } from '../model/shard.ts';
import { jobOpText, jobResultText } from './jobOp.ts';

/** What can stand without quotes: something that is seen, and that ends where it seems to end. */
const BARE = /^[^\s"\p{Cc}\p{Cf}\p{Cs}]+$/u;

/** A key or value: as it is, or in quotes where it could not be told what it is or where it ends. */
export function wordText(word: string): string {
  return BARE.test(word) && !word.endsWith('.') && word !== 'none' ? word : JSON.stringify(word);
}

/** What a key holds: a text, or the configuration that clerks keep there as one: `1`, `config 3: 100 has 5, 101 has 5`. */
export function heldText(value: string): string {
  const config = configIn(value);
  return config ? `config ${configText(config)}` : wordText(value);
}

/** The same as it stands within an op: `1`, `(config 3)`. */
function writtenText(value: string): string {
  const config = configIn(value);
  return config ? `(config ${config.num})` : wordText(value);
}

/** An op of a log, or a call as it is asked for: its version may be a name there. */
export type Asked = Op | ClientCall | ConfigChange | ConfigQuery;

/** An op as a scenario line writes it: `put x 1`, `append x a`, `cas x 1 2`, `vput x 1 0`, `get x`; also `no-op`, `members n1 n2`, `101`. */
export function opText(op: Asked): string {
  switch (op.type) {
    case 'noop':
      return 'no-op';
    case 'config':
      return `members ${op.voters.join(' ')}`;
    case 'value':
      return wordText(op.value);
    case 'join':
      return `join ${joining(op).join(', ')}`;
    case 'leave':
      return `leave ${op.gids.join(', ')}`;
    case 'move':
      return `move ${op.shard} to ${op.gid}`;
    case 'query':
      return op.num < 0 ? 'query' : `query ${op.num}`;
    case 'recover':
      return 'recover';
    case 'reconfigure':
      return `config ${op.config.num}`;
    case 'freezeShard':
      return `freeze shard ${op.shard} (config ${op.num})`;
    case 'installShard':
      return `install shard ${op.shard} (config ${op.num})`;
    case 'deleteShard':
      return `delete shard ${op.shard} (config ${op.num})`;
    case 'beginJob':
    case 'askTask':
    case 'endTask':
    case 'giveUpTask':
      return jobOpText(op);
    case 'get':
      return `get ${wordText(op.key)}`;
    case 'put':
    case 'append':
      return `${op.type} ${wordText(op.key)} ${writtenText(op.value)}`;
    case 'vput':
      return `vput ${wordText(op.key)} ${writtenText(op.value)} ${typeof op.version === 'string' ? '$' : ''}${op.version}`;
    case 'cas':
      return `cas ${wordText(op.key)} ${op.expected === null ? 'none' : wordText(op.expected)} ${wordText(op.value)}`;
  }
}

function joining({ groups }: Extract<Asked, { type: 'join' }>): string[] {
  return Array.isArray(groups) ? groups.map(({ gid }) => `${gid}`) : Object.keys(groups);
}

/** A configuration in a few words: `3: 100 has 5, 101 has 5`. */
export function configText(config: ShardConfig): string {
  const owners = gidsOf(config).map((gid) => `${gid} has ${config.shards.filter((owner) => owner === gid).length}`);
  return `${config.num}: ${owners.length === 0 ? 'no groups' : owners.join(', ')}`;
}

/** Most characters of an op or value in a sentence. */
const LONGEST = 40;

/** The text as it stands in a sentence: a long one is cut short. */
export function clip(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${[...text].slice(0, LONGEST - 1).join('')}…`;
}

/** An op as it stands in a sentence. */
export function opPhrase(op: Op): string {
  return clip(opText(op));
}

/** An op in as few characters as tell it from others, for a log on one line: `x=1`, `x+a`, `x?`, `x:1=2`, `x@0=1`, `-`, `{n1 n2}`, `#3` (a configuration of shards), `*s4`, `+s4`, `-s4` (a shard is frozen, comes, goes). */
export function opShort(op: Op): string {
  switch (op.type) {
    case 'noop':
      return '-';
    case 'config':
      return `{${op.voters.join(' ')}}`;
    case 'value':
      return wordText(op.value);
    case 'join':
    case 'leave':
    case 'move':
    case 'query':
    case 'recover':
      return opText(op);
    case 'reconfigure':
      return `#${op.config.num}`;
    case 'freezeShard':
      return `*s${op.shard}`;
    case 'installShard':
      return `+s${op.shard}`;
    case 'deleteShard':
      return `-s${op.shard}`;
    case 'beginJob':
      return 'begin';
    case 'askTask':
      return `${op.worker}?`;
    case 'endTask':
      return `${op.worker}:${op.task.kind.charAt(0)}${op.task.number}`;
    case 'giveUpTask':
      return `late${op.attempt}`;
    case 'get':
      return `${wordText(op.key)}?`;
    case 'put':
      return `${wordText(op.key)}=${wordText(op.value)}`;
    case 'append':
      return `${wordText(op.key)}+${wordText(op.value)}`;
    case 'vput':
      return `${wordText(op.key)}@${op.version}=${writtenText(op.value)}`;
    case 'cas':
      return `${wordText(op.key)}:${op.expected === null ? 'none' : wordText(op.expected)}=${wordText(op.value)}`;
  }
}

/** An op as it stands in a cell of a log, of some ten letters: as a scenario has it, but shards are frozen, come and go as `*shard 4`, `+shard 4`, `−shard 4`, and a clerk writes a configuration as `next #3`. */
export function opCell(op: Op): string {
  const config = op.type === 'vput' ? configIn(op.value) : null;
  if (op.type === 'vput' && config) return `${op.key} #${config.num}`;
  if (op.type === 'freezeShard') return `*shard ${op.shard}`;
  if (op.type === 'installShard') return `+shard ${op.shard}`;
  return op.type === 'deleteShard' ? `−shard ${op.shard}` : opText(op);
}

/** The configuration that an answer tells: as such, or as the text that clerks keep under a key; null: none. */
export function configTold({ config, value }: OpResult): ShardConfig | null {
  return config ?? (value === null ? null : configIn(value));
}

/** A machine's answer as one word or two: the value read, `none`, `ok`, what a cas found instead, or why a vput was not done. */
export function resultText(op: Pick<Op, 'type'>, result: OpResult): string {
  if (result.refusal) return 'wrong group';
  if (result.job) return jobResultText(result.job);
  const config = configTold(result);
  if (config) return `config ${configText(config)}`;
  const held = result.value === null ? 'none' : wordText(result.value);
  if (op.type === 'get') return held;
  if (isShardOp(op) || isChange(op)) return result.ok ? 'ok' : 'no change';
  return result.ok ? 'ok' : op.type === 'vput' ? held : `no, ${held}`;
}

function isChange({ type }: Pick<Op, 'type'>): boolean {
  return type === 'join' || type === 'leave' || type === 'move' || type === 'recover';
}

const REFUSALS: { readonly [R in Refusal]: string } = {
  version: 'writes nothing, for the key has another version',
  nokey: 'writes nothing, for there is no such key',
  maybe: 'may have been done: an earlier try got no answer',
};

/** A machine's answer as what the op does: `returns 1`, `finds no such key`, `is done`, `swaps nothing, for the value is 3`. */
export function outcomeText(op: Pick<Op, 'type'>, result: OpResult): string {
  if (result.refusal) return 'does not run, for the group does not serve its shard';
  if (result.job) return `leads to: ${jobResultText(result.job)}`;
  const config = configTold(result);
  if (config) return `tells configuration ${configText(config)}`;
  const held = result.value === null ? null : clip(wordText(result.value));
  if (op.type === 'get') return held === null ? 'finds no such key' : `returns ${held}`;
  if (result.ok) return 'is done';
  if (isShardOp(op) || isChange(op)) return 'changes nothing';
  if (op.type === 'vput') return REFUSALS[result.value as Refusal];
  return `swaps nothing, for ${held === null ? 'there is no such key' : `the value is ${held}`}`;
}

/** A place in a log with its term, terse: `6(t3)`. */
export function placeText({ index, term }: LogEnd): string {
  return `${index}(t${term})`;
}

/** The last entry of a log in a sentence: `term 2, index 7`; null for an empty log. */
export function endText({ index, term }: LogEnd): string | null {
  return index === 0 ? null : `term ${term}, index ${index}`;
}

/** §5.4.1: is `a` at least as new as `b`? 0: the same, 1: newer, -1: older. */
export function compareEnds(a: LogEnd, b: LogEnd): -1 | 0 | 1 {
  const by = a.term === b.term ? a.index - b.index : a.term - b.term;
  return by === 0 ? 0 : by > 0 ? 1 : -1;
}
