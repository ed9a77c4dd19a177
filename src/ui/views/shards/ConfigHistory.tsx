// The configurations, the newest on top, each with what it changed and which groups have come to it.
import type { CSSProperties } from 'react';
import { NOBODY, type ShardConfig } from '../../../model/shard.ts';
import { groupColor, groupLine } from '../../theme/groupColor.ts';
import { type ConfigDiff, configDiffs, type GroupRow, runsText } from './facts.ts';

/** The list. */
export function ConfigHistory({
  configs,
  rows,
}: {
  readonly configs: readonly ShardConfig[];
  readonly rows: readonly GroupRow[];
}) {
  return (
    <section className="shards-history" aria-label="Configurations">
      <h3>Configurations</h3>
      <ol>
        {configDiffs(configs, rows).map((diff) => (
          <Change key={diff.config.num} diff={diff} />
        ))}
      </ol>
    </section>
  );
}

function Change({ diff }: { readonly diff: ConfigDiff }) {
  const { config, joined, left, moved, here } = diff;
  return (
    <li>
      <p>
        <b className="number">{config.num}</b> {joined.length > 0 && <span>{joined.join(', ')} joined </span>}
        {left.length > 0 && <span>{left.join(', ')} left </span>}
        {joined.length + left.length === 0 && (
          <span>{config.num === 0 ? 'nobody owns anything' : 'moved by hand'}</span>
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
