// What the stage says of a group's land: the line beside its name, the squares on its shelf, and how the land looks.
import { groupName } from '../../../describe/groupWords.ts';
import { holdingsOf, ownedBy } from '../../../describe/shardSight.ts';
import { announcedConfig, configsOf, groupMachine, groupMembers, leaderOf } from '../../../model/group.ts';
import type { GroupId } from '../../../model/ids.ts';
import { CONTROLLER_GROUP, NOBODY, type ShardConfig, type ShardId } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';

/** How a shard's square looks: as its group has it, or as the configuration gives it away. */
export type SquareLook = 'serving' | 'arriving' | 'leaving' | 'deleting' | 'free';

/** One shard on a shelf. `owner`: whose colour it has. */
export interface Square {
  readonly shard: ShardId;
  readonly look: SquareLook;
  readonly owner: GroupId;
}

/** What a land shows. */
export interface LandFacts {
  readonly group: GroupId;
  /** in: the newest configuration knows it, or it has shards yet. out: neither. lost: it has no majority. */
  readonly look: 'in' | 'out' | 'lost';
  /** What stands beside the name, the weightiest first: as much of it is shown as there is room for. */
  readonly remarks: readonly string[];
  readonly squares: readonly Square[];
}

/** What the land of a group shows; of the shard controller the newest configuration. */
export function landFacts(world: Pick<World, 'nodes' | 'ghost' | 'setup'>, group: GroupId): LandFacts {
  const newest = configsOf(world).at(-1) as ShardConfig;
  const members = groupMembers(world, group);
  const up = members.filter(({ health }) => health === 'up').length;
  const isLost = up <= members.length >> 1;
  const leader = leaderOf(world, group);
  const state = isLost
    ? [up === 0 ? 'down' : 'no majority']
    : [leader ? `term ${leader.raft.currentTerm}` : 'nobody leads'];
  if (group === CONTROLLER_GROUP) {
    const look = isLost ? 'lost' : 'in';
    const next = announcedConfig(world);
    const config = next ? `config ${newest.num} → ${next.num}` : `config ${newest.num}`;
    return { group, look, remarks: [config, ...state], squares: squaresOf(newest) };
  }
  const machine = groupMachine(world, group);
  const isTold = machine?.kind === 'shardKv' && machine.nums === undefined;
  const num = isTold ? machine.config.num : newest.num;
  const squares = holdingsOf(world, group).map(({ shard, phase }): Square => ({ shard, look: phase, owner: group }));
  const isIn = Object.hasOwn(newest.groups, group) || squares.length > 0;
  // Where clerks hand shards over a group knows no configuration.
  const config = !isTold ? [] : [num < newest.num ? `config ${num} of ${newest.num}` : `config ${num}`];
  const owned = isTold ? ownedBy(newest.shards, group).length : squares.length;
  const shards = owned === 1 ? '1 shard' : `${owned} shards`;
  const remarks = isLost ? [...state, ...config] : [...config, ...state, shards];
  return { group, look: isLost ? 'lost' : isIn ? 'in' : 'out', remarks, squares };
}

function squaresOf({ shards }: ShardConfig): Square[] {
  return shards.map((owner, shard) => ({ shard, look: owner === NOBODY ? 'free' : 'serving', owner }));
}

/** As many of the remarks as a line of so many stage units holds. Of `config 1 of 2` at least `1 of 2`: that it is behind. */
export function remarkLine(remarks: readonly string[], width: number): string {
  const fits = (text: string) => text.length * LETTER <= width;
  const [first = ''] = remarks;
  if (!fits(first)) return first.includes(' of ') ? first.replace('config ', '') : '';
  let line = first;
  for (const remark of remarks.slice(1)) {
    if (!fits(`${line} · ${remark}`)) break;
    line = `${line} · ${remark}`;
  }
  return line;
}

/** The usual width of a letter there. */
const LETTER = 5.2;

/** Both are the same as far as they are seen. */
export function isSameLand(a: LandFacts, b: LandFacts): boolean {
  return (
    a.group === b.group &&
    a.look === b.look &&
    a.remarks.join() === b.remarks.join() &&
    a.squares.length === b.squares.length &&
    a.squares.every(({ shard, look, owner }, i) => {
      const other = b.squares[i];
      return other?.shard === shard && other.look === look && other.owner === owner;
    })
  );
}

/** `group 101, configuration 2, serves shards 1 and 4, awaits shard 7`: what a screen reader says of a land. */
export function landName({ group, remarks, squares }: LandFacts): string {
  const parts = WORDS.flatMap(([look, word]) => {
    const shards = squares.filter((square) => square.look === look).map(({ shard }) => shard);
    return shards.length === 0 || group === CONTROLLER_GROUP ? [] : [`${word} ${shards.join(', ')}`];
  });
  return [groupName(group), ...remarks, ...parts].join(', ');
}

const WORDS: readonly (readonly [SquareLook, string])[] = [
  ['serving', 'serves'],
  ['arriving', 'waits for'],
  ['leaving', 'hands over'],
  ['deleting', 'deletes'],
];
