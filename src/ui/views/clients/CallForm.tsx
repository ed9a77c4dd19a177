// One line to send a call: which clerk, which op, to whom. Enter sends.
import { CornerDownLeft } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { KvCall } from '../../../model/command.ts';
import { clerksOf, serversOf, type World } from '../../../model/world.ts';
import { perform } from '../../engine/playground.ts';
import { type CallDraft, callCommand, callErrors, FIRST_CALL, nextDraft } from './callForm.ts';
import { isAsked } from './controlForm.ts';

const OPS: readonly KvCall['type'][] = ['put', 'get', 'append', 'cas'];

/** The form. */
export function CallForm({ world }: { readonly world: World }) {
  const [draft, setDraft] = useState<CallDraft>(FIRST_CALL);
  const [tried, setTried] = useState(false);
  const message = useId();
  const set = (change: Partial<CallDraft>) => setDraft((old) => ({ ...old, ...change }));
  const clerks = clerksOf(world);
  const clerk = clerks.find((c) => c.id === draft.clerk) ?? clerks[0];
  if (!clerk) return <p className="aside">There is no clerk in this run. The settings say how many there are.</p>;

  const isSharded = world.setup.shards > 0;
  const errors = tried ? callErrors(draft) : {};
  const down = clerk.health === 'down' ? `${clerk.id} is down.` : null;
  const told = down ?? errors.key ?? errors.value ?? errors.expected ?? '';
  const field = { 'aria-describedby': message, spellCheck: false, autoComplete: 'off', autoCapitalize: 'off' } as const;

  const send = (submit: FormEvent) => {
    submit.preventDefault();
    setTried(true);
    if (down !== null || Object.keys(callErrors(draft)).length > 0) return;
    void perform(callCommand({ ...draft, clerk: clerk.id }));
    setDraft(nextDraft(draft));
    setTried(false);
  };

  return (
    <form className="call-form" aria-label="Send a call" onSubmit={send} noValidate>
      <select className="field" aria-label="Clerk" value={clerk.id} onChange={(e) => set({ clerk: e.target.value })}>
        {clerks.map(({ id }) => (
          <option key={id}>{id}</option>
        ))}
      </select>
      <select
        className="field code"
        aria-label="Op"
        value={draft.type}
        onChange={(e) => set({ type: e.target.value as KvCall['type'] })}
      >
        {OPS.map((op) => (
          <option key={op}>{op}</option>
        ))}
      </select>
      <input
        className="field code key"
        aria-label="Key"
        placeholder="key"
        value={draft.key}
        aria-invalid={errors.key !== undefined}
        {...field}
        onChange={(e) => set({ key: e.target.value })}
      />
      {draft.type === 'cas' ? (
        <input
          className="field code"
          aria-label="Expected value; empty for no such key"
          title="The value that must be there; empty: no such key"
          placeholder="no such key"
          value={draft.expectsNone ? '' : draft.expected}
          aria-invalid={errors.expected !== undefined}
          {...field}
          onChange={(e) => set({ expected: e.target.value, expectsNone: e.target.value === '' })}
        />
      ) : null}
      {draft.type === 'get' ? null : (
        <input
          className="field code"
          aria-label={draft.type === 'cas' ? 'New value' : 'Value'}
          placeholder="value"
          value={draft.value}
          aria-invalid={errors.value !== undefined}
          {...field}
          onChange={(e) => set({ value: e.target.value })}
        />
      )}
      <label className="call-to">
        to
        <select
          className="field"
          aria-label="Server"
          value={draft.server}
          onChange={(e) => set({ server: e.target.value })}
        >
          <option value="">{isSharded ? 'the owner' : 'the leader'}</option>
          {serversOf(world).map(({ id, group }) =>
            isAsked(group, false) ? (
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
        {told}
      </p>
    </form>
  );
}
