// The name above each ring of a sharded store, and what the group owns.
import { memo } from 'react';
import { groupMachine } from '../../../model/group.ts';
import { CONTROLLER_GROUP } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { round } from '../../lib/geometry.ts';
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
          <text key={group} x={round(title.x)} y={round(title.y)} textAnchor="middle">
            <tspan className="name" x={round(title.x)}>
              {group === CONTROLLER_GROUP ? null : <tspan style={{ fill: groupColor(group) }}>■ </tspan>}
              {group === CONTROLLER_GROUP ? 'shard controller' : `group ${group}`}
            </tspan>
            <tspan className="remark" x={round(title.x)} dy={14}>
              {groupRemark(group, groupMachine(world, group), controller)}
            </tspan>
          </text>
        ) : null,
      )}
    </g>
  );
});
