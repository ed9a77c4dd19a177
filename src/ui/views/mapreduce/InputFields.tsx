// The second part of the form: what is read. A book, a text of the reader's, or numbers.
import { FileUp } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { JOB_LIMITS } from '../../../model/mapreduce.ts';
import { bytes, sizeText } from '../../lib/figures.ts';
import type { FieldsProps } from './JobFields.tsx';
import { BOOK } from './jobDraft.ts';
import { pastedText, readFiles } from './ownText.ts';

/** The three sources, and the fields of the chosen one. A file may be dropped on any part of it. */
export function InputFields({ draft, errors, set }: FieldsProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = async (files: readonly File[]) => {
    const read = await readFiles(files);
    if (typeof read === 'string') setRefusal(read);
    else {
      setRefusal(null);
      set({ source: 'own', own: read });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  const source = (value: typeof draft.source, label: string, about: string) => (
    <label className="job-choice">
      <input
        type="radio"
        name={`${id}-source`}
        checked={draft.source === value}
        onChange={() => set({ source: value })}
      />
      <b>{label}</b>
      <span>{about}</span>
    </label>
  );
  return (
    <section
      className={`job-form-part${isOver ? ' over' : ''}`}
      aria-label="Input"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h3 className="heading">Input</h3>
      <div className="job-choices" role="radiogroup" aria-label="Input">
        {source('book', BOOK.title, `${BOOK.author}; ${sizeText(BOOK.bytes)}, loaded when it is wanted.`)}
        {source('own', 'A text of your own', `UTF-8, at most ${sizeText(JOB_LIMITS.handed)}. It stays in this page.`)}
        {source('numbers', 'Numbers', 'The whole numbers from 0, one a line.')}
      </div>
      {draft.source === 'numbers' && (
        <label className="job-field">
          <span>How many</span>
          <input
            className="field number"
            inputMode="numeric"
            value={draft.numbers}
            aria-invalid={errors.numbers !== undefined}
            onChange={(change) => set({ numbers: change.target.value })}
          />
          <span className="job-told">{errors.numbers ?? ''}</span>
        </label>
      )}
      {draft.source === 'own' && (
        <OwnFields draft={draft} errors={errors} set={set} refusal={refusal} onFiles={(files) => void take(files)} />
      )}
    </section>
  );
}

interface OwnProps extends FieldsProps {
  readonly refusal: string | null;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Longer texts are not shown: a text field with a book in it is slow. */
const SHOWN = JOB_LIMITS.text;

function OwnFields({ draft: { own }, errors, set, refusal, onFiles }: OwnProps) {
  const file = useRef<HTMLInputElement>(null);
  const told = useId();
  const isLong = own !== null && own.text.length > SHOWN;
  return (
    <div className="job-own">
      <div className="job-own-bar">
        <input
          ref={file}
          type="file"
          multiple
          hidden
          accept="text/*,.txt,.md,.csv,.log,.json"
          onChange={(change) => {
            onFiles([...(change.target.files ?? [])]);
            change.target.value = '';
          }}
        />
        <button type="button" className="button small" onClick={() => file.current?.click()}>
          <FileUp aria-hidden="true" /> Open files…
        </button>
        <p className="muted">
          {own === null ? 'Or drop files here, or paste a text below.' : `${own.name}, ${bytes(own.bytes)}`}
        </p>
        {own !== null && (
          <button type="button" className="button small bare" onClick={() => set({ own: null })}>
            Remove
          </button>
        )}
      </div>
      {isLong ? null : (
        <textarea
          className="field"
          rows={4}
          aria-label="Text to read"
          aria-describedby={told}
          aria-invalid={errors.own !== undefined}
          placeholder="Paste a text here."
          value={own?.text ?? ''}
          spellCheck={false}
          onChange={(change) => set({ own: change.target.value === '' ? null : pastedText(change.target.value) })}
        />
      )}
      <p id={told} className="job-told" role="status">
        {refusal ?? errors.own ?? (isLong ? `It begins: ${own.text.slice(0, 120).trim()}…` : '')}
      </p>
    </div>
  );
}
