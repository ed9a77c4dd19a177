// The time of the run: transport and readout at the left, the tape at the right.
import { BranchKeys } from './BranchKeys.tsx';
import { Readout } from './Readout.tsx';
import { Tape } from './Tape.tsx';
import { Transport } from './Transport.tsx';
import './timeline.css';

/** The strip at the foot of the page. */
export default function Timeline() {
  return (
    <section className="timeline" aria-label="Timeline">
      <div className="timeline-hands">
        <Transport />
        <Readout />
      </div>
      <div className="timeline-tape">
        <Tape />
        <BranchKeys />
      </div>
    </section>
  );
}
