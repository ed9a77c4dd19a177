// One line to send a call: which clerk, which op, to whom. Enter sends.
import { useId, useState } from 'react';
import type { KvCall } from '../../../model/command.ts';
import type { World } from '../../../model/world.ts';
import { perform } from '../../engine/playground.ts';
import { CallLine, callerOf } from './CallLine.tsx';
import { type CallDraft, callCommand, callErrors, FIRST_CALL, nextDraft } from './callForm.ts';

const OPS: readonly KvCall['type'][] = ['put', 'get', 'append', 'cas'];

/** The form. */
export function CallForm({ world }: { readonly world: World }) {
  const [draft, setDraft] = useState<CallDraft>(FIRST_CALL);
  const [tried, setTried] = useState(false);
  const message = useId();
  const set = (change: Partial<CallDraft>) => setDraft((old) => ({ ...old, ...change }));
  const clerk = callerOf(world, draft.clerk);
  if (!clerk) return <p className="aside">There is no clerk in this run. The settings say how many there are.</p>;

  const errors = tried ? callErrors(draft) : {};
  const field = { 'aria-describedby': message, spellCheck: false, autoComplete: 'off', autoCapitalize: 'off' } as const;
  const send = () => {
    const isWrong = Object.keys(callErrors(draft)).length > 0;
    setTried(isWrong);
    if (isWrong) return;
    void perform(callCommand({ ...draft, clerk: clerk.id }));
    setDraft(nextDraft(draft));
  };

  return (
    <CallLine
      name="Send a call"
      world={world}
      clerk={clerk}
      choice={draft}
      set={set}
      kinds={['Op', OPS]}
      byControl={false}
      servers={['Server', world.setup.shards > 0 ? 'the owner' : 'the leader']}
      told={errors.key ?? errors.value ?? errors.expected ?? ''}
      message={message}
      send={send}
    >
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
    </CallLine>
  );
}
