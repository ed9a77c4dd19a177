// What the tab says when there is no job: what MapReduce is, and the way to one.
import { openDialog } from '../../store/view.ts';

/** An invitation. */
export function NoJob() {
  return (
    <section className="invitation" aria-label="MapReduce job">
      <h3>No MapReduce job runs here.</h3>
      <p>
        A coordinator gives out tasks, workers read a part of the input each, and a shared store keeps what they write.
        Maps turn the input into keys with values, reduces gather all values of a key. Whoever dies is replaced.
      </p>
      <button type="button" className="button solid" onClick={() => openDialog('job')}>
        Start a job…
      </button>
    </section>
  );
}
