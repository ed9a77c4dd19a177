// Writing a scenario: errors with their place while one types; the run that is shown goes on until the new one is started.
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ScenarioError } from '../../../scenario/parse.ts';
import { parse } from '../../../scenario/parse.ts';
import { load } from '../../engine/playground.ts';

/** A text field with its errors beside it. `onDone` goes back to the text that runs. */
export function Writing({ text, onDone }: { readonly text: string; readonly onDone: () => void }) {
  const [draft, setDraft] = useState(text);
  const parsed = useParsed(useDeferredValue(draft));
  const area = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);

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

  const start = async () => {
    const read = parse(draft);
    if (!read.ok) return;
    await load(read.scenario);
    onDone();
  };

  return (
    <div className="scenario">
      <div className="scenario-bar">
        <p>{parsed.ok ? 'It can be run. Until then the run you see goes on.' : 'The run you see is kept.'}</p>
        <input
          ref={file}
          type="file"
          accept=".txt,.raft,text/plain"
          hidden
          onChange={(change) => void open(change.target.files?.[0], setDraft)}
        />
        <button type="button" className="button small" onClick={() => file.current?.click()}>
          Open a file…
        </button>
        <button type="button" className="button small" onClick={onDone}>
          Put aside
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
          onChange={(change) => setDraft(change.target.value)}
        />
        <ul className="scenario-errors" aria-live="polite">
          {parsed.ok ? (
            <li className="muted">{parsed.summary}</li>
          ) : (
            parsed.errors.map((error) => (
              <li key={`${error.line}.${error.column}.${error.message}`}>
                <button type="button" onClick={() => goTo(error)}>
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
      summary: `${setup.servers} servers, ${setup.clerks} clerks, seed ${setup.seed}, ${script.length} lines.`,
    };
  }, [draft]);
}

async function open(file: File | undefined, take: (text: string) => void): Promise<void> {
  if (file) take(await file.text());
}
