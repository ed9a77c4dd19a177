// A new job, as a dialog: what is done, to what, by how many. It becomes a scenario, which starts at once.
import { useState } from 'react';
import { handOver } from '../../engine/handedTexts.ts';
import { load, play } from '../../engine/playground.ts';
import { Dialog } from '../../lib/Dialog.tsx';
import { openDialog, openTab } from '../../store/view.ts';
import { ClusterFields } from './ClusterFields.tsx';
import { InputFields } from './InputFields.tsx';
import { JobFields } from './JobFields.tsx';
import { FIRST_JOB, fitsIntoScenario, type JobDraft, readJobDraft } from './jobDraft.ts';
import './jobForm.css';

/** What was filled in last: the form opens with it again. */
let last: JobDraft = FIRST_JOB;

/** The form. */
export default function JobForm() {
  const [draft, setDraft] = useState(last);
  const [tried, setTried] = useState(false);
  const read = readJobDraft(draft);
  const errors = read.ok || !tried ? {} : read.errors;
  const set = (change: Partial<JobDraft>) =>
    setDraft((old) => {
      last = { ...old, ...change };
      return last;
    });
  const close = () => openDialog(null);
  const start = async () => {
    setTried(true);
    if (!read.ok) return;
    if (draft.source === 'own' && draft.own) handOver(draft.own.name, draft.own.text);
    close();
    openTab('mapreduce');
    await load(read.scenario);
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) play();
  };
  const isHanded = draft.source === 'own' && draft.own !== null && !fitsIntoScenario(draft.own);
  return (
    <Dialog
      title="Start a MapReduce job"
      className="job-form"
      onClose={close}
      foot={
        <>
          <p className="job-form-told" role="status">
            {!read.ok && tried
              ? 'Something is still wrong above.'
              : isHanded
                ? 'A link to this run does not carry the text: whoever opens it needs the same file.'
                : ''}
          </p>
          <button type="button" className="button" onClick={close}>
            Cancel
          </button>
          <button type="button" className="button solid" aria-disabled={!read.ok && tried} onClick={() => void start()}>
            Start the job
          </button>
        </>
      }
    >
      <JobFields draft={draft} errors={errors} set={set} />
      <InputFields draft={draft} errors={errors} set={set} />
      <ClusterFields draft={draft} errors={errors} set={set} />
    </Dialog>
  );
}
