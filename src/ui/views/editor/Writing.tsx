// Writing a scenario: errors with their place while one types; the run that is shown goes on until the new one is started.
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { LIMITS } from '../../../model/setup.ts';
import { BOUNDS } from '../../../scenario/bounds.ts';
import type { ScenarioError } from '../../../scenario/parse.ts';
import { parse } from '../../../scenario/parse.ts';
import { load } from '../../engine/playground.ts';
import { bytes, count } from '../../lib/figures.ts';
import { write } from '../../store/view.ts';

/** A text field with its errors beside it. */
export function Writing({ draft }: { readonly draft: string }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const parsed = useParsed(useDeferredValue(draft));
  const area = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);

  // What took up the pen is gone then, and the focus with it. A tab that was gone over to keeps its own.
  useEffect(() => {
    if (document.activeElement === document.body) area.current?.focus();
  }, []);

  const goTo = ({ line, column, length }: ScenarioError) => {
    const before =
      draft
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
      (line > 1 ? 1 : 0) +
      column -
      1;
    area.current?.focus();
    area.current?.setSelectionRange(before, before + Math.max(1, length));
  };

  const change = (text: string) => {
    setRefusal(null);
    write(text);
  };

  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    const refusal = tooLarge(chosen);
    if (refusal === null) change(await chosen.text());
    else setRefusal(refusal);
  };

  const start = async () => {
    const read = parse(draft);
    if (!read.ok) return;
    await load(read.scenario);
    write(null);
  };

  return (
    <div className="scenario">
      <div className="scenario-bar">
        <p>
          {parsed.ok
            ? 'It can be run. Until then the run you see goes on.'
            : `${count(parsed.errors.length, 'error')}${parsed.errors.length < BOUNDS.errors ? '' : ' or more'}. The run you see is kept.`}
        </p>
        <input
          ref={file}
          type="file"
          accept=".txt,.raft,text/plain"
          hidden
          onChange={(choice) => {
            void open(choice.target.files?.[0]);
            choice.target.value = ''; // so that the same file can be opened again
          }}
        />
        <button type="button" className="button small" onClick={() => file.current?.click()}>
          Open a file…
        </button>
        <button type="button" className="button small" onClick={() => write(null)}>
          Discard
        </button>
        <button type="button" className="button small solid" aria-disabled={!parsed.ok} onClick={() => void start()}>
          Run it
        </button>
      </div>
      <div className="scenario-write">
        <textarea
          ref={area}
          className="field"
          aria-label="Scenario text"
          aria-invalid={!parsed.ok}
          spellCheck={false}
          value={draft}
          onChange={(typing) => change(typing.target.value)}
        />
        <ul className="scenario-errors" aria-live="polite">
          {refusal === null ? null : <li className="scenario-refusal">{refusal}</li>}
          {parsed.ok ? (
            <li className="muted">{parsed.summary}</li>
          ) : (
            parsed.errors.map((error) => (
              <li key={`${error.line}.${error.column}.${error.message}`}>
                <button type="button" className="line-button" onClick={() => goTo(error)}>
                  <span className="code">
                    line {error.line}, column {error.column}
                  </span>
                  <br />
                  {error.message}
                </button>
              </li>
            ))
          )}
        </ul>
      </div>
    </div>
  );
}

function useParsed(draft: string) {
  return useMemo(() => {
    const read = parse(draft);
    if (!read.ok) return read;
    const { setup, script } = read.scenario;
    return {
      ok: true as const,
      summary: `${count(setup.servers, 'server')}, ${count(setup.clerks, 'clerk')}, seed ${setup.seed}, ${count(script.length, 'line')}.`,
    };
  }, [draft]);
}

/** Why a file is not even read, or null. A character takes up to three bytes. */
function tooLarge({ name, size }: File): string | null {
  if (size <= 3 * LIMITS.text) return null;
  return `${name} has ${bytes(size)}. A scenario has at most ${LIMITS.text} characters: open a smaller file.`;
}
