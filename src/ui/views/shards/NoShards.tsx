// What the tab says of a cluster of one group: what a sharded store is, and the way to one.
import { loadPreset } from '../../engine/start.ts';

/** The preset that shows shards move for the first time. */
const FIRST_STORE = 'join-and-leave';

/** An invitation. */
export function NoShards() {
  return (
    <section className="invitation" aria-label="Sharded store">
      <h3>This cluster holds everything in one group.</h3>
      <p>
        A sharded store divides its keys among groups of servers, each with a log of its own. A shard controller says
        who has which shard, and shards move from group to group while clients go on calling. The setup line{' '}
        <code>shards 10</code> makes one.
      </p>
      <button type="button" className="button solid" onClick={() => void loadPreset(FIRST_STORE)}>
        Open a sharded store
      </button>
    </section>
  );
}
