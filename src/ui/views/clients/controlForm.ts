// The form by which the shard controller is called: what is typed, and the command it comes to, or what is wrong with it.
import type { Command, ControlCall } from '../../../model/command.ts';
import type { Setup } from '../../../model/setup.ts';
import { CONTROLLER_GROUP, FIRST_GROUP } from '../../../model/shard.ts';
import { parseCommand } from '../../../scenario/parse.ts';

/** What is in the form. `server` '' means: whoever leads the shard controller. */
export interface ControlDraft {
  readonly clerk: string;
  readonly type: ControlCall['type'];
  /** Of join and leave, as a scenario writes them: `100, 101`. */
  readonly groups: string;
  /** Of move. */
  readonly shard: string;
  readonly gid: string;
  /** Of query; '': the newest. */
  readonly num: string;
  readonly server: string;
}

/** What the form holds at first. */
export const FIRST_CONTROL: ControlDraft = {
  clerk: 'c1',
  type: 'join',
  groups: `${FIRST_GROUP}`,
  shard: '0',
  gid: `${FIRST_GROUP}`,
  num: '',
  server: '',
};

/** What is missing, where the field must not be empty. */
const NEEDED: { readonly [F in 'groups' | 'shard' | 'gid']: string } = {
  groups: `Which groups? For example ${FIRST_GROUP}, ${FIRST_GROUP + 1}.`,
  shard: 'Which shard?',
  gid: 'To which group?',
};

/** The fields that each call takes, in the order in which a scenario writes them. */
export const CONTROL_FIELDS: { readonly [T in ControlCall['type']]: readonly ('groups' | 'shard' | 'gid' | 'num')[] } =
  {
    join: ['groups'],
    leave: ['groups'],
    move: ['shard', 'gid'],
    recover: [],
    query: ['num'],
  };

/** The command of a draft, or what is wrong with it in a sentence: the same that a scenario's line would be told. */
export function readControl(
  draft: ControlDraft,
  setup: Setup,
): { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly error: string } {
  const { clerk, type, groups, shard, gid, num, server } = draft;
  for (const field of CONTROL_FIELDS[type]) {
    if (field !== 'num' && draft[field].trim() === '') return { ok: false, error: NEEDED[field] };
  }
  const asked = { join: groups, leave: groups, move: `${shard} to ${gid}`, recover: '', query: num }[type];
  const via = server === '' ? '' : ` via ${server}`;
  const read = parseCommand(`call ${clerk} ${type} ${asked}${via}`, setup);
  if (read.ok) return read;
  const { message } = read.error;
  return { ok: false, error: /[.?!]$/.test(message) ? message : `${message}.` };
}

/** Which servers a store's calls, and which the shard controller's can be pinned to. */
export function isAsked(group: number, byControl: boolean): boolean {
  return (group === CONTROLLER_GROUP) === byControl;
}
