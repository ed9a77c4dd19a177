// The name above each ring of a sharded store, and what the group owns. It is the group's handle: it opens the group's menu.
import { type KeyboardEvent, memo, type SyntheticEvent } from 'react';
import { groupName } from '../../../describe/groupWords.ts';
import { groupMachine } from '../../../model/group.ts';
import type { GroupId } from '../../../model/ids.ts';
import { CONTROLLER_GROUP } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { type Point, round } from '../../lib/geometry.ts';
import { groupColor } from '../../theme/groupColor.ts';
import { groupRemark } from './groupFacts.ts';
import type { StageLayout } from './layout.ts';

/** The names of all groups. */
export const GroupNames = memo(function GroupNames({ layout, world }: { layout: StageLayout; world: World }) {
  const controller = groupMachine(world, CONTROLLER_GROUP);
  return (
    <g className="group-names">
      {layout.rings.map(({ group, title }) =>
        title ? (
          <GroupName
            key={group}
            group={group}
            place={title}
            remark={groupRemark(group, groupMachine(world, group), controller)}
          />
        ) : null,
      )}
    </g>
  );
});

interface Props {
  readonly group: GroupId;
  /** The middle of the name's base line. */
  readonly place: Point;
  readonly remark: string;
}

/** Half the width of what can be pressed, in stage units. */
const REACH = 76;

const GroupName = memo(function GroupName({ group, place, remark }: Props) {
  const [x, y] = [round(place.x), round(place.y)];
  const isController = group === CONTROLLER_GROUP;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons in a picture
    <g
      className="group-name"
      role="button"
      tabIndex={0}
      aria-haspopup="menu"
      aria-label={`${groupName(group)}, ${remark}`}
      data-group={group}
      onPointerDown={(press) => press.stopPropagation()}
      onClick={(click) => open(click, group)}
      onContextMenu={(click) => open(click, group)}
      onKeyDown={(press) => onKey(press, group)}
    >
      <rect className="hit" x={x - REACH} y={y - 14} width={2 * REACH} height={32} rx={5} />
      <rect className="focus-ring" x={x - REACH} y={y - 14} width={2 * REACH} height={32} rx={5} />
      <text x={x} y={y} textAnchor="middle">
        <tspan className="name" x={x}>
          {isController ? null : <tspan style={{ fill: groupColor(group) }}>■ </tspan>}
          {isController ? 'shard controller' : groupName(group)}
        </tspan>
        <tspan className="remark" x={x} dy={14}>
          {remark}
        </tspan>
      </text>
    </g>
  );
});

/** The menu opens under the name, whoever asks for it: a mouse, a finger, a key. */
async function open(asked: SyntheticEvent<SVGGElement>, group: GroupId): Promise<void> {
  asked.preventDefault();
  asked.stopPropagation();
  const { left, bottom } = asked.currentTarget.getBoundingClientRect();
  const { openMenu } = await import('../menu/openMenu.ts');
  openMenu({ kind: 'group', group }, left, bottom + 2);
}

function onKey(press: KeyboardEvent<SVGGElement>, group: GroupId): void {
  const opens = ['Enter', ' ', 'ContextMenu'].includes(press.key) || (press.key === 'F10' && press.shiftKey);
  if (opens) void open(press, group);
}
