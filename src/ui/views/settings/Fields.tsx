// The lines of the settings, but for the rules.
import { LIMITS, type Setup } from '../../../model/setup.ts';
import { SeedButton } from '../../lib/SeedButton.tsx';
import { TextRow, useForm } from './TextRow.tsx';

/** The lines of the settings, in groups. */
export function Fields() {
  const { draft, set } = useForm();
  const labs = draft.network !== 'plain';
  const sharded = draft.shards.trim() !== '0';
  return (
    <div className="settings-groups">
      <section>
        <h3 className="heading">Cluster</h3>
        <TextRow label="Seed" fields={['seed']} hint="All chance follows from it.">
          <SeedButton draw={(seed) => set({ seed })} />
        </TextRow>
        <TextRow
          label="Servers"
          fields={['servers']}
          hint={sharded ? 'In each group; best odd.' : 'Best odd: five survive two crashes.'}
        />
        <TextRow label="Clerks" fields={['clerks']} hint="Clients, waiting to be called." />
      </section>
      <section>
        <h3 className="heading">Sharded store</h3>
        <TextRow label="Shards" fields={['shards']} hint="0: one cluster holds everything." />
        <TextRow
          label="Groups"
          fields={['groups']}
          hint={`At most ${LIMITS.allServers} servers in all. A group owns nothing until it joins.`}
          off={!sharded}
        />
        <TextRow
          label="Controllers"
          fields={['controllers']}
          hint="Servers that keep the configuration."
          off={!sharded}
        />
        <div className="setting">
          <label htmlFor="setting-handover">Shards are handed over by</label>
          <select
            id="setting-handover"
            className="field"
            value={draft.handover}
            disabled={!sharded}
            onChange={(change) => set({ handover: change.target.value as Setup['handover'] })}
          >
            <option value="groups">their groups</option>
            <option value="clerk">the clerk that changes the configuration</option>
          </select>
          <p className="setting-hint">
            {draft.handover === 'clerk' ? 'As in the labs since 2025.' : 'As in the labs until 2024.'}
          </p>
        </div>
      </section>
      <section>
        <h3 className="heading">Timing</h3>
        <TextRow
          label="Election timeout"
          fields={['electionMin', 'electionMax']}
          unit="ms"
          hint="A follower’s patience (§5.2)."
        />
        <TextRow label="Heartbeat" fields={['heartbeat']} unit="ms" hint="A leader’s signs of life." />
        <TextRow label="Clerk’s patience" fields={['retry']} unit="ms" hint="Then it asks the next server." />
      </section>
      <section>
        <h3 className="heading">Network</h3>
        <div className="setting">
          <label htmlFor="setting-network">Kind</label>
          <select
            id="setting-network"
            className="field"
            value={draft.network}
            onChange={(change) => set({ network: change.target.value as Setup['network'] })}
          >
            <option value="plain">plain</option>
            <option value="labrpc">as in the labs</option>
            <option value="labrpc unreliable">as in the labs, unreliable</option>
            <option value="labrpc long-delays">as in the labs, slow to fail</option>
            <option value="labrpc unreliable long-delays">as in the labs, unreliable, slow to fail</option>
          </select>
          <p className="setting-hint">{labs ? 'It has figures of its own.' : 'Delay and loss as set below.'}</p>
        </div>
        <TextRow
          label="Latency"
          fields={['latencyMin', 'latencyMax']}
          unit="ms"
          hint="One way, drawn for each message."
          off={labs}
        />
        <TextRow label="Loss" fields={['loss']} unit="%" hint="Messages that never arrive." off={labs} />
        <TextRow label="Duplication" fields={['duplicate']} unit="%" hint="Messages that arrive twice." off={labs} />
      </section>
      <section>
        <h3 className="heading">Disk and log</h3>
        <TextRow label="Disk write" fields={['diskMin', 'diskMax']} unit="ms" hint="0: durable at once." />
        <TextRow label="Snapshot at" fields={['snapshot']} unit="bytes" hint="Size of the log; 0: never." />
        <TextRow
          label="Snapshot every"
          fields={['snapshotEvery']}
          unit="entries"
          hint="Every so many applied entries; 0: by size only."
        />
        <TextRow label="Batch" fields={['batch']} unit="entries" hint="At most, in one AppendEntries." />
        <label className="setting-check">
          <input type="checkbox" checked={draft.noop} onChange={(change) => set({ noop: change.target.checked })} />A
          new leader appends a no-op first
        </label>
      </section>
    </div>
  );
}
