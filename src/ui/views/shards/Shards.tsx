// The sharded store: which group has which shard, what is on its way, and how it came to that.
import { useState } from 'react';
import { configsOf } from '../../../model/group.ts';
import type { ShardId } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { useReading } from '../../store/reading.ts';
import { selectWorld } from '../../store/selectors.ts';
import { ChosenShard } from './ChosenShard.tsx';
import { ConfigHistory } from './ConfigHistory.tsx';
import { Controls } from './Controls.tsx';
import { groupRows } from './facts.ts';
import { ShardTable } from './ShardTable.tsx';
import './shards.css';

/** The tab. */
export default function Shards() {
  const world = useReading('tab', selectWorld);
  if (!world) return null;
  if (world.setup.shards === 0) {
    return (
      <p className="aside">
        This cluster holds everything in one group. The setup line <code>shards 10</code> makes a sharded store, and the
        scenarios with shards in the menu show one.
      </p>
    );
  }
  return <Store world={world} />;
}

function Store({ world }: { readonly world: World }) {
  const [chosen, setChosen] = useState<ShardId | null>(null);
  const configs = configsOf(world);
  const rows = groupRows(world);
  const newest = configs.at(-1);
  if (!newest) return null;
  return (
    <div className="shards">
      <div className="shards-main">
        <Controls world={world} config={newest} rows={rows} />
        <ShardTable world={world} config={newest} rows={rows} chosen={chosen} onChoose={setChosen} />
        <ChosenShard rows={rows} config={newest} chosen={chosen} world={world} />
      </div>
      <ConfigHistory configs={configs} rows={rows} />
    </div>
  );
}
