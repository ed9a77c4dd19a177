// The configurations, the newest on top, each with what it changed and which groups have come to it.
import type { CSSProperties } from 'react';
import type { NodeId } from '../../../model/ids.ts';
import { NOBODY } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { groupColor, groupLine } from '../../theme/groupColor.ts';
import { type ConfigDiff, configDiffs, type GroupRow, runsText } from './facts.ts';
import { historyOf } from './history.ts';

/** The list. */
export function ConfigHistory({ world, rows }: { readonly world: World; readonly rows: readonly GroupRow[] }) {
  const { configs, announced } = historyOf(world);
  const diffs = configDiffs(announced ? [...configs, announced.config] : configs, rows);
  return (
    <section className="shards-history" aria-label="Configurations">
      <h3>Configurations</h3>
      <ol>
        {diffs.map((diff) => (
          <Change
            key={diff.config.num}
            diff={diff}
            carriers={diff.config === announced?.config ? announced.by : null}
          />
        ))}
      </ol>
    </section>
  );
}

function Change({ diff, carriers }: { readonly diff: ConfigDiff; readonly carriers: readonly NodeId[] | null }) {
  const { config, joined, left, moved, here } = diff;
  return (
    <li>
      <p>
        <b className="number">{config.num}</b> {joined.length > 0 && <span>{joined.join(', ')} joined </span>}
        {left.length > 0 && <span>{left.join(', ')} left </span>}
        {joined.length + left.length === 0 && (
          <span>{config.num === 0 ? 'nobody owns anything' : moved.length > 0 ? 'moved by hand ' : ''}</span>
        )}
        {carriers && (
          <span className="shards-announced">
            announced, {carriers.length === 0 ? 'and nobody carries it out' : `carried out by ${carriers.join(', ')}`}
          </span>
        )}
        {here.length > 0 && (
          <span className="shards-here" title="These groups have come to this configuration">
            {here.map((gid) => (
              <span
                key={gid}
                className="shards-tag"
                style={{ '--owner': groupColor(gid), '--owner-line': groupLine(gid) } as CSSProperties}
              >
                {gid}
              </span>
            ))}
          </span>
        )}
      </p>
      {moved.map(({ from, to, shards }) => (
        <p key={`${from} ${to}`} className="muted">
          {runsText(shards)}: {from === NOBODY ? 'nobody' : from} → {to === NOBODY ? 'nobody' : to}
        </p>
      ))}
    </li>
  );
}
