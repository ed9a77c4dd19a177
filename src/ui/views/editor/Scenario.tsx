// The scenario as text: what runs, with the line that ran last; and a place to write or open another one.
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { print } from '../../../scenario/print.ts';
import { keyText } from '../../actions/keyText.ts';
import { copyText } from '../../lib/copy.ts';
import { selectDraft, type selectEvents, selectHands, selectScenario, withHands } from '../../store/selectors.ts';
import { pageStore, usePage } from '../../store/store.ts';
import { write } from '../../store/view.ts';
import { currentLine, lineMap } from './lines.ts';
import { Writing } from './Writing.tsx';
import './editor.css';

/** The tab "Scenario". */
export default function Scenario() {
  const draft = usePage(selectDraft);
  return draft === null ? <Reading /> : <Writing draft={draft} />;
}

const selectLine = ({ events }: Parameters<typeof selectEvents>[0]) => currentLine(events);

function Reading() {
  const scenario = usePage(selectScenario);
  const hands = usePage(selectHands);
  const ran = usePage(selectLine);
  const text = useMemo(() => print({ ...scenario, hands }), [scenario, hands]);
  const map = useMemo(() => lineMap(scenario, text), [scenario, text]);
  const current = map.get(ran) ?? 0;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (current > 0) list.current?.children[current - 1]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const byHand = text.split('\n').indexOf('by hand');
  return (
    <div className="scenario">
      <div className="scenario-bar">
        <p>
          {hands.length === 0
            ? 'The text of this run.'
            : `The text of this run, with what was done by hand (${hands.length}).`}
        </p>
        <CopyButton list={list} />
        <button type="button" className="button small" onClick={() => write(text)}>
          Write or open another…
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the same */}
      <ol ref={list} className="scenario-text" aria-label="The text of this run" tabIndex={0}>
        {text
          .replace(/\n$/, '')
          .split('\n')
          .map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <li key={i} aria-current={i + 1 === current ? 'step' : undefined}>
              <span className={byHand >= 0 && i >= byHand ? 'by-hand' : undefined}>{styled(line)}</span>
            </li>
          ))}
      </ol>
    </div>
  );
}

/** A line with its first word set off, and captions as prose. */
function styled(line: string): ReactNode {
  const [, time = '', word = '', rest = ''] = /^(\s*(?:[@+][\d.]+\s+)?)(\S*)(.*)$/.exec(line) ?? [];
  if (word === 'note')
    return (
      <>
        <b>{time}note</b> <span className="note">{rest.trim()}</span>
      </>
    );
  return (
    <>
      {time}
      <b>{word}</b>
      {rest}
    </>
  );
}

/** Copies what is in the list; where the browser does not let it, the list is selected and the reader told the key. */
function CopyButton({ list }: { readonly list: RefObject<HTMLElement | null> }) {
  const [told, setTold] = useState<string | null>(null);
  const copy = async () => {
    const copied = await copyText(print(withHands(pageStore.getState())));
    if (!copied && list.current) getSelection()?.selectAllChildren(list.current);
    setTold(copied ? 'Copied' : `Press ${keyText('$mod+c')}`);
    setTimeout(() => setTold(null), 2500);
  };
  return (
    <button type="button" className="button small" onClick={() => void copy()}>
      {told ?? 'Copy'}
    </button>
  );
}
