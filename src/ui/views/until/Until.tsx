// Until what the run is to go on: a condition in the words of a scenario, typed or picked from examples.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ScenarioError } from '../../../scenario/parse.ts';
import { runUntilText } from '../../engine/breakpoint.ts';
import { Dialog } from '../../lib/Dialog.tsx';
import { selectBreakpoint, selectScenario } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { openDialog } from '../../store/view.ts';
import { examplesFor } from './examples.ts';
import './until.css';

/** The dialog of breakpoints, above the transport. It closes as soon as the run is on its way. */
export default function Until() {
  const { setup } = usePage(selectScenario);
  const [text, setText] = useState(usePage(selectBreakpoint));
  const [error, setError] = useState<ScenarioError | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const run = (condition: string) => {
    const wrong = runUntilText(condition);
    setError(wrong);
    if (wrong === null) openDialog(null);
    else field.current?.setSelectionRange(wrong.column - 1, wrong.column - 1 + Math.max(1, wrong.length));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    field.current?.focus();
    run(text);
  };

  return (
    <Dialog title="Run until…" className="until" onClose={() => openDialog(null)}>
      <form className="until-form" onSubmit={submit}>
        <input
          ref={field}
          className="field code"
          aria-label="Condition"
          aria-describedby="until-told"
          aria-invalid={error !== null}
          placeholder="n3.commitIndex >= 5"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={(change) => {
            setText(change.target.value);
            setError(null);
          }}
        />
        <button type="submit" className="button solid">
          Run
        </button>
        <p id="until-told" className={error ? 'until-told wrong' : 'until-told'} aria-live="polite">
          {error
            ? `Column ${error.column}: ${error.message}`
            : 'Stops at the first step where it holds. If that is not within 60 s, you stay here.'}
        </p>
      </form>
      <ul className="until-examples" aria-label="Examples">
        {examplesFor(setup).map(({ says, condition }) => (
          <li key={condition}>
            <button type="button" className="menu-item" onClick={() => run(condition)}>
              <span>{says}</span>
              <code>{condition}</code>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
