// A job whose map and reduce somebody has written: what they say is shown, and they run only when the reader wants it.
import { Play } from 'lucide-react';
import { useState } from 'react';
import type { JobSetup } from '../../../model/mapreduce.ts';
import type { SandboxError } from '../../../sandbox/protocol.ts';
import { jobDataFor } from '../../engine/jobData.ts';
import { loadAgain } from '../../engine/playground.ts';
import { runOwnCode } from '../../engine/sandbox.ts';
import { withHands } from '../../store/selectors.ts';
import { pageStore } from '../../store/store.ts';
import { MissingText } from './MissingText.tsx';
import './ownCode.css';

/** Shows the code, and runs it in the sandbox when it is told to. */
export function OwnCode({ job, missing }: { readonly job: JobSetup; readonly missing: string }) {
  const [running, setRunning] = useState(false);
  const [wrong, setWrong] = useState<SandboxError | null>(null);
  const run = async () => {
    setRunning(true);
    setWrong(null);
    const { texts } = await jobDataFor(withHands(pageStore.getState()));
    const reply = await runOwnCode(job, texts);
    if (reply.ok) {
      await loadAgain();
      return;
    }
    setRunning(false);
    setWrong(reply.error);
  };
  if (wrong?.where === 'input' && job.input.kind === 'named') {
    return <MissingText name={job.input.name} missing={missing} />;
  }
  return (
    <section className="invitation own-code" aria-label="Own code">
      <div>
        <h3>This job brings its own map and reduce.</h3>
        <p>
          Nothing of it has run yet: a link never starts code. In the sandbox it has no page, no network, no storage and
          no clock, and only so much work and memory.
        </p>
        <button type="button" className="button solid" aria-disabled={running} onClick={() => !running && void run()}>
          <Play aria-hidden="true" /> {running ? 'It runs…' : 'Run this code in the sandbox'}
        </button>
        <p className="muted" role="status">
          {wrong === null ? '' : wrong.line === null ? wrong.message : `Line ${wrong.line}: ${wrong.message}`}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long code is scrolled by keyboard, too */}
      <pre className="code" tabIndex={0}>
        {job.code}
      </pre>
    </section>
  );
}
