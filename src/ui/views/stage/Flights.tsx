// The whole ways of shards in flight, from the land that they leave to the one that waits for them.
import { memo } from 'react';
import { messageId, type World } from '../../../model/world.ts';
import { cubicPath } from '../../lib/geometry.ts';
import { groupLine } from '../../theme/groupColor.ts';
import type { StageLayout } from './layout.ts';
import { messageLook } from './messageLook.ts';
import { waysOf } from './ways.ts';

/** A dotted line for each shard in flight, in the colour of the group that it goes to; grey when a clerk carries it. */
export const FlightWays = memo(function FlightWays({ bus, layout }: Pick<World, 'bus'> & { layout: StageLayout }) {
  const wayOf = waysOf(layout);
  return (
    <g className="flight-ways">
      {bus.map((envelope) => {
        const { family, gid } = messageLook(envelope.message);
        const way = family === 'shard' && envelope.message.type !== 'InstallShardReply' ? wayOf(envelope) : null;
        if (!way) return null;
        return (
          <path
            key={messageId(envelope)}
            className="flight-way"
            d={cubicPath(way.curve)}
            style={{ stroke: gid === null ? 'var(--text-muted)' : groupLine(gid) }}
          />
        );
      })}
    </g>
  );
});
