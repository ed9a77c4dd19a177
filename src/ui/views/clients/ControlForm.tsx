// One line to call the shard controller: groups that join or leave, a shard that moves, a configuration that is asked for.
import { CornerDownLeft } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { ControlCall } from '../../../model/command.ts';
import { groupIds } from '../../../model/setup.ts';
import { CONTROLLER_GROUP } from '../../../model/shard.ts';
import { clerksOf, serversOf, type World } from '../../../model/world.ts';
import { perform } from '../../engine/playground.ts';
import { CONTROL_FIELDS, type ControlDraft, FIRST_CONTROL, isAsked, readControl } from './controlForm.ts';

const CALLS: readonly ControlCall['type'][] = ['join', 'leave', 'move', 'query'];

/** What each field is called, and what stands in it while it is empty. */
const FIELDS = {
  groups: { label: 'Groups', hint: '100, 101' },
  shard: { label: 'Shard', hint: 'shard' },
  gid: { label: 'Group', hint: 'group' },
  num: { label: 'Number of the configuration; empty for the newest', hint: 'the newest' },
} as const;

/** The form. */
export function ControlForm({ world }: { readonly world: World }) {
  const [draft, setDraft] = useState<ControlDraft>(FIRST_CONTROL);
  const [tried, setTried] = useState(false);
  const message = useId();
  const groups = useId();
  const set = (change: Partial<ControlDraft>) => setDraft((old) => ({ ...old, ...change }));
  const clerks = clerksOf(world);
  const clerk = clerks.find((c) => c.id === draft.clerk) ?? clerks[0];
  if (!clerk) return null;

  const read = readControl({ ...draft, clerk: clerk.id }, world.setup);
  const down = clerk.health === 'down' ? `${clerk.id} is down.` : null;
  const error = tried && !read.ok ? read.error : null;
  const send = (submit: FormEvent) => {
    submit.preventDefault();
    setTried(true);
    if (down !== null || !read.ok) return;
    void perform(read.command);
    setTried(false);
  };

  return (
    <form className="call-form" aria-label="Call the shard controller" onSubmit={send} noValidate>
      <select className="field" aria-label="Clerk" value={clerk.id} onChange={(e) => set({ clerk: e.target.value })}>
        {clerks.map(({ id }) => (
          <option key={id}>{id}</option>
        ))}
      </select>
      <select
        className="field code"
        aria-label="Call"
        value={draft.type}
        onChange={(e) => set({ type: e.target.value as ControlCall['type'] })}
      >
        {CALLS.map((call) => (
          <option key={call}>{call}</option>
        ))}
      </select>
      {CONTROL_FIELDS[draft.type].map((field) => (
        <input
          key={field}
          className={`field code ${field}`}
          aria-label={FIELDS[field].label}
          title={FIELDS[field].label}
          placeholder={FIELDS[field].hint}
          list={field === 'groups' || field === 'gid' ? groups : undefined}
          value={draft[field]}
          aria-invalid={error !== null}
          aria-describedby={message}
          spellCheck={false}
          autoComplete="off"
          onChange={(e) => set({ [field]: e.target.value })}
        />
      ))}
      <datalist id={groups}>
        {groupIds(world.setup).map((gid) => (gid === CONTROLLER_GROUP ? null : <option key={gid}>{gid}</option>))}
      </datalist>
      <label className="call-to">
        to
        <select
          className="field"
          aria-label="Server of the shard controller"
          value={draft.server}
          onChange={(e) => set({ server: e.target.value })}
        >
          <option value="">its leader</option>
          {serversOf(world).map(({ id, group }) =>
            isAsked(group, true) ? (
              <option key={id} value={id}>
                {id} only
              </option>
            ) : null,
          )}
        </select>
      </label>
      <button type="submit" className="button solid" aria-disabled={down !== null}>
        Send <CornerDownLeft aria-hidden="true" />
      </button>
      <p id={message} className="call-told" role="status">
        {down ?? error ?? ''}
      </p>
    </form>
  );
}
