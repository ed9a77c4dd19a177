// A job that reads a text which the page has not: a link carries its name alone. The reader can hand it over.
import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { JOB_LIMITS } from '../../../model/mapreduce.ts';
import { handOver } from '../../engine/handedTexts.ts';
import { loadAgain } from '../../engine/playground.ts';
import { sizeText } from '../../lib/figures.ts';
import { readFiles } from './ownText.ts';

/** Asks for the text. `name`: what the scenario calls it; `missing`: why the job cannot begin. */
export function MissingText({ name, missing }: { readonly name: string; readonly missing: string }) {
  const file = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const take = async (files: readonly File[]) => {
    const read = await readFiles(files);
    if (typeof read === 'string') {
      setRefusal(read);
      return;
    }
    handOver(name, read.text);
    await loadAgain();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  return (
    <section
      className={`invitation${isOver ? ' over' : ''}`}
      aria-label="Missing text"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h3>This job reads “{name}”, and it is not here.</h3>
      <p>
        It cannot begin, because {missing}. Drop the file here: UTF-8, at most {sizeText(JOB_LIMITS.handed)}. It stays
        in this page and is sent nowhere.
      </p>
      <input
        ref={file}
        type="file"
        multiple
        hidden
        onChange={(change) => void take([...(change.target.files ?? [])])}
      />
      <button type="button" className="button solid" onClick={() => file.current?.click()}>
        <FileUp aria-hidden="true" /> Open the file…
      </button>
      <p className="muted" role="status">
        {refusal ?? ''}
      </p>
    </section>
  );
}
