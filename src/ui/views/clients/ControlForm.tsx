// One line to call the shard controller: groups that join or leave, a shard that moves, a configuration that is asked for.
import { useId, useState } from 'react';
import type { ControlCall } from '../../../model/command.ts';
import { groupIds } from '../../../model/setup.ts';
import { CONTROLLER_GROUP } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { perform } from '../../engine/playground.ts';
import { CallLine, callerOf } from './CallLine.tsx';
import { CONTROL_FIELDS, type ControlDraft, FIRST_CONTROL, readControl } from './controlForm.ts';

const CALLS: readonly ControlCall['type'][] = ['join', 'leave', 'move', 'query'];
/** Where clerks hand shards over, one can end what another has begun. */
const CALLS_OF_CLERKS: typeof CALLS = [...CALLS, 'recover'];

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
  const clerk = callerOf(world, draft.clerk);
  if (!clerk) return null;

  const read = readControl({ ...draft, clerk: clerk.id }, world.setup);
  const error = tried && !read.ok ? read.error : null;
  const send = () => {
    setTried(!read.ok);
    if (read.ok) void perform(read.command);
  };

  return (
    <CallLine
      name="Call the shard controller"
      world={world}
      clerk={clerk}
      choice={draft}
      set={set}
      kinds={['Call', world.setup.handover === 'clerk' ? CALLS_OF_CLERKS : CALLS]}
      byControl
      servers={['Server of the shard controller', 'its leader']}
      told={error ?? ''}
      message={message}
      send={send}
    >
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
    </CallLine>
  );
}
