// A text that is there to be copied: a button that says whether it was, and the text itself, picked out when it was not.
import { Check, Copy } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { copyText } from '../../lib/copy.ts';

/** How long "copied" is shown, in wall ms. */
const SHOWN = 2500;

/** A read-only text of `rows` lines with a copy button. `solid`: it is the main thing of its dialog. */
export function CopyField(props: {
  readonly label: string;
  readonly text: string;
  readonly rows: number;
  readonly button: string;
  readonly solid?: boolean;
}) {
  const { label, text, rows, button, solid = false } = props;
  const [told, setTold] = useState<'copied' | 'by hand' | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => {
    if (told !== 'copied') return;
    const timer = setTimeout(() => setTold(null), SHOWN);
    return () => clearTimeout(timer);
  }, [told]);
  const copy = async () => {
    const copied = await copyText(text);
    setTold(copied ? 'copied' : 'by hand');
    if (!copied) area.current?.select();
  };
  return (
    <div className="copy-field">
      <label htmlFor={id} className="heading">
        {label}
      </label>
      <textarea
        ref={area}
        id={id}
        className="field"
        readOnly
        rows={rows}
        value={text}
        spellCheck={false}
        onFocus={(focus) => focus.target.select()}
      />
      <div className="copy-line">
        <button type="button" className={solid ? 'button solid' : 'button'} onClick={() => void copy()}>
          {told === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {told === 'copied' ? 'Copied' : button}
        </button>
        <span className="muted" role="status">
          {told === 'by hand' ? (
            'The browser does not let the page copy. The text is selected: press Ctrl C or ⌘C.'
          ) : told === 'copied' ? (
            <span className="unseen">Copied</span>
          ) : (
            ''
          )}
        </span>
      </div>
    </div>
  );
}
