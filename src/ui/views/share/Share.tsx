// This moment as a link, and the scenario behind it as text and as a file.
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { encodeLink } from '../../../scenario/link.ts';
import { print } from '../../../scenario/print.ts';
import { fingerprintHere, momentLink } from '../../engine/moment.ts';
import { saveText } from '../../lib/copy.ts';
import { Dialog } from '../../lib/Dialog.tsx';
import { countText } from '../../lib/timeText.ts';
import { withHands } from '../../store/selectors.ts';
import { type PageState, pageStore } from '../../store/store.ts';
import { openDialog } from '../../store/view.ts';
import { CopyField } from './CopyField.tsx';
import { contents, fileName, lineCount } from './contents.ts';
import './share.css';

/** The sharing dialog. What it shares is the moment at which it was opened; time stands still meanwhile. */
export default function Share() {
  const moment = useMoment();
  return (
    <Dialog title="Share this moment" className="share" onClose={() => openDialog(null)}>
      {moment ? <Shared state={moment} /> : <p className="muted">One moment…</p>}
    </Dialog>
  );
}

function Shared({ state }: { readonly state: PageState }) {
  const link = momentLink(state);
  const address = `${location.origin}${location.pathname}#${encodeLink(link)}`;
  const scenario = withHands(state);
  const text = print(scenario);
  const parts = contents({
    title: scenario.title,
    preset: link.preset,
    lines: lineCount(text),
    hands: scenario.hands.length,
    at: state.shownAt,
    step: state.step,
    fingerprint: state.fingerprint,
  });
  return (
    <>
      <p className="share-intro">
        Whoever opens the link sees exactly this: the same run, the same instant, down to every message in flight.
      </p>
      <CopyField
        label={`Link, ${countText(address.length)} characters`}
        text={address}
        rows={3}
        button="Copy the link"
        solid
      />
      <dl className="share-parts">
        {parts.map(({ name, text: what }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="share-note">Nothing leaves this page: all of it is in the address, after the #.</p>
      <details className="share-text">
        <summary>The scenario as text</summary>
        <CopyField label="Runs from a shell and in tests, too" text={text} rows={8} button="Copy the text" />
        <button type="button" className="button" onClick={() => saveText(fileName(scenario.title), text)}>
          <Download aria-hidden="true" /> Save as {fileName(scenario.title)}
        </button>
      </details>
    </>
  );
}

/** The page's state once the fingerprint of its moment is known; null until then. */
function useMoment(): PageState | null {
  const [state, setState] = useState<PageState | null>(null);
  useEffect(() => {
    let gone = false;
    void fingerprintHere().then(() => {
      if (!gone) setState(pageStore.getState());
    });
    return () => {
      gone = true;
    };
  }, []);
  return state;
}
