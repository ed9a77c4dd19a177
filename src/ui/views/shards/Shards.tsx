// The sharded store: which group has which shard, what is on its way, and how it came to that.
import { useState } from 'react';
import { configsOf } from '../../../model/group.ts';
import type { NodeId } from '../../../model/ids.ts';
import type { ShardId } from '../../../model/shard.ts';
import { clerksOf, type World } from '../../../model/world.ts';
import { adminOf } from '../../actions/groupCommands.ts';
import { secondsText } from '../../lib/timeText.ts';
import { useReading } from '../../store/reading.ts';
import { selectWorld } from '../../store/selectors.ts';
import { ChosenShard } from './ChosenShard.tsx';
import { ConfigHistory } from './ConfigHistory.tsx';
import { Controls } from './Controls.tsx';
import { groupRows, shardAlarms } from './facts.ts';
import { NoShards } from './NoShards.tsx';
import { ShardTable } from './ShardTable.tsx';
import './shards.css';

/** The tab. */
export default function Shards() {
  const world = useReading('tab', selectWorld);
  if (!world) return null;
  return world.setup.shards === 0 ? <NoShards /> : <Store world={world} />;
}

function Store({ world }: { readonly world: World }) {
  const [chosen, setChosen] = useState<ShardId | null>(null);
  const [picked, setPicked] = useState<NodeId | null>(null);
  const configs = configsOf(world);
  const rows = groupRows(world);
  const newest = configs.at(-1);
  const alarms = shardAlarms(world);
  if (!newest) return null;
  const isUp = clerksOf(world).some(({ id, health }) => id === picked && health === 'up');
  const clerk = isUp ? picked : adminOf(world);
  return (
    <div className="shards">
      <div className="shards-main">
        <Controls world={world} rows={rows} clerk={clerk} onClerk={setPicked} />
        <ShardTable
          world={world}
          config={newest}
          rows={rows}
          clerk={clerk}
          chosen={chosen}
          alarms={alarms}
          onChoose={setChosen}
        />
        {[...alarms.values()].map(({ key, at, detail }) => (
          <p key={key} className="shards-alarm">
            At {secondsText(at)} s: {detail}
          </p>
        ))}
        <div className="shards-below">
          {chosen === null ? (
            <p className="faint">Pick a shard to look into it, or drag it onto a group.</p>
          ) : (
            <ChosenShard rows={rows} config={newest} chosen={chosen} world={world} />
          )}
          <Legend />
        </div>
      </div>
      <ConfigHistory world={world} rows={rows} />
    </div>
  );
}

/** What the patterns of the table mean. Each cell says it in words to a screen reader, so it is for the eye alone. */
function Legend() {
  return (
    <p className="shards-legend" aria-hidden="true">
      {LEGEND.map(([phase, meaning]) => (
        <span key={phase}>
          <i className={`shard-cell ${phase}`}>
            <i className="shard-fill" />
          </i>
          {meaning}
        </span>
      ))}
    </p>
  );
}

const LEGEND = [
  ['serving', 'served'],
  ['leaving', 'frozen, on its way'],
  ['arriving', 'awaited'],
  ['deleting', 'to be deleted'],
] as const;
