// The first part of the form: which job.
import { useId } from 'react';
import { JOB_NAMES, type JobName } from '../../../model/mapreduce.ts';
import { JOB_TITLES } from '../../lib/jobTitle.ts';
import { FIRST_CODE, type JobDraft, type JobErrors } from './jobDraft.ts';

/** What each part of the form is told. */
export interface FieldsProps {
  readonly draft: JobDraft;
  readonly errors: JobErrors;
  readonly set: (change: Partial<JobDraft>) => void;
}

const ABOUT: Readonly<Record<JobName, string>> = {
  wordcount: 'How often each word occurs.',
  index: 'In which documents each word occurs.',
  grep: 'The lines that have a text in them.',
  sort: 'The lines in order, by ranges of keys.',
  urls: 'How often each address occurs.',
  custom: 'Map and reduce that you write yourself.',
};

/** The jobs, and what two of them need to be told. */
export function JobFields({ draft, errors, set }: FieldsProps) {
  const id = useId();
  return (
    <section className="job-form-part">
      <h3 className="heading">Job</h3>
      <div className="job-choices" role="radiogroup" aria-label="Job">
        {JOB_NAMES.map((name) => (
          <label key={name} className="job-choice">
            <input type="radio" name={`${id}-job`} checked={draft.name === name} onChange={() => set({ name })} />
            <b>{JOB_TITLES[name]}</b>
            <span>{ABOUT[name]}</span>
          </label>
        ))}
      </div>
      {draft.name === 'grep' && (
        <label className="job-field">
          <span>Lines that have</span>
          <input
            className="field code"
            value={draft.pattern}
            aria-invalid={errors.pattern !== undefined}
            aria-describedby={`${id}-pattern`}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(change) => set({ pattern: change.target.value })}
          />
          <span id={`${id}-pattern`} className="job-told">
            {errors.pattern ?? 'This text as it stands, upper and lower case apart.'}
          </span>
        </label>
      )}
      {draft.name === 'custom' && (
        <>
          <label className="job-code">
            <span className="unseen">JavaScript with functions map and reduce</span>
            <textarea
              className="field"
              rows={11}
              value={draft.code}
              aria-invalid={errors.code !== undefined}
              aria-describedby={`${id}-code`}
              spellCheck={false}
              autoCapitalize="off"
              autoCorrect="off"
              onChange={(change) => set({ code: change.target.value })}
            />
          </label>
          <p id={`${id}-code`} className="job-told">
            {errors.code ??
              'JavaScript: map(document, text, emit) and reduce(key, values). It runs in a sandbox of its own, with a time limit, and without the page, the network or any storage.'}{' '}
            {draft.code === FIRST_CODE ? null : (
              <button type="button" className="button small bare" onClick={() => set({ code: FIRST_CODE })}>
                Begin anew
              </button>
            )}
          </p>
        </>
      )}
    </section>
  );
}
