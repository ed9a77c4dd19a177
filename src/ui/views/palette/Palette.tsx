// The command palette: everything that can be done, found by typing; and commands in the scenario's own words.
import {
  Combobox,
  ComboboxGroup,
  ComboboxGroupLabel,
  ComboboxItem,
  ComboboxList,
  ComboboxProvider,
  Dialog,
  useComboboxStore,
} from '@ariakit/react';
import { type KeyboardEvent as ReactKeyboardEvent, useMemo, useRef, useState } from 'react';
import { runAction } from '../../actions/action.ts';
import { keptKeys, opensPalette, textOf } from '../../actions/keptKeys.ts';
import { keyText } from '../../actions/keyText.ts';
import { actionOf } from '../../actions/registry.ts';
import { runUntilText } from '../../engine/breakpoint.ts';
import { perform } from '../../engine/playground.ts';
import { loadPreset } from '../../engine/start.ts';
import { pageStore } from '../../store/store.ts';
import { openDialog } from '../../store/view.ts';
import { entriesFor, noEntryText, type PaletteEntry } from './entries.ts';
import './palette.css';

/** Keys that move from line to line. */
const MOVES = /^(Arrow(Up|Down)|Home|End|PageUp|PageDown)$/;

/** Open while the page's state says so. The state of the run is looked at when it opens; time goes on meanwhile. */
export default function Palette() {
  const [state] = useState(pageStore.getState);
  const [typed, setTyped] = useState('');
  const combobox = useComboboxStore({ open: true, includesBaseElement: false, focusLoop: true });
  /** Whether the reader has left the first line since the last letter. */
  const hasMoved = useRef(false);
  const entries = useMemo(() => entriesFor(state, typed), [state, typed]);
  const groups = useMemo(() => grouped(entries), [entries]);

  // Enter is for what stands in the field: the list may be drawn, and its first line be picked, only after the key.
  const enter = (key: ReactKeyboardEvent<HTMLInputElement>) => {
    if (MOVES.test(key.key)) hasMoved.current = true;
    if (key.key !== 'Enter' || key.nativeEvent.isComposing) return;
    key.preventDefault();
    const offered = entriesFor(state, key.currentTarget.value);
    const { activeValue } = combobox.getState();
    const picked = hasMoved.current ? offered.find(({ id }) => id === activeValue) : undefined;
    const entry = picked ?? offered[0];
    if (entry) carryOut(entry);
  };

  // What was typed while this was being fetched: lines that end with Enter are done, and what came after one is the page's.
  const catchUp = () => {
    const presses = keptKeys();
    let line: KeyboardEvent[] | null = [];
    for (const press of presses) {
      const [first] = line && press.key === 'Enter' ? entriesFor(pageStore.getState(), textOf(line)) : [];
      if (first) {
        carryOut(first);
        line = null;
      } else if (line) line.push(press);
      else if (opensPalette(press)) line = [];
      else dispatchEvent(new KeyboardEvent('keydown', press));
    }
    if (!line || presses.length === 0) return;
    openDialog('palette'); // again, after a line that is done, even if nothing has been typed into it yet
    combobox.setValue(textOf(line));
    setTyped(textOf(line));
  };

  return (
    <Dialog
      open
      className="palette"
      aria-label="Run a command"
      backdrop={<div className="backdrop" />}
      onClose={() => pageStore.getState().dialog === 'palette' && openDialog(null)}
    >
      <ComboboxProvider store={combobox}>
        <Combobox
          autoSelect="always"
          className="palette-input"
          placeholder="Type what should happen…"
          onChange={(change) => {
            hasMoved.current = false;
            setTyped(change.currentTarget.value);
          }}
          onKeyDownCapture={enter}
          onFocus={catchUp}
        />
        <ComboboxList className="palette-list" alwaysVisible>
          {[...groups].map(([group, members]) => (
            <ComboboxGroup key={group}>
              <ComboboxGroupLabel className="heading menu-heading">{group}</ComboboxGroupLabel>
              {members.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ComboboxGroup>
          ))}
          {entries.length === 0 ? <p className="empty">{noEntryText(state, typed)}</p> : null}
        </ComboboxList>
      </ComboboxProvider>
      <p className="palette-hint">
        Or a line as in a scenario: <code>crash leader</code>, <code>partition n1, n2 | rest</code>,{' '}
        <code>call c1 put x 1</code>, <code>link n1 {'<>'} n3 loss 30%</code>,{' '}
        <code>until n3.commitIndex {'>='} 5</code>
      </p>
    </Dialog>
  );
}

function grouped(entries: readonly PaletteEntry[]): ReadonlyMap<string, readonly PaletteEntry[]> {
  const groups = new Map<string, PaletteEntry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return groups;
}

function Entry({ entry }: { readonly entry: PaletteEntry }) {
  const { label, keys, refusal, id } = entry;
  const [key] = keys;
  return (
    <ComboboxItem
      className="menu-item"
      value={id}
      setValueOnClick={false}
      hideOnClick={false}
      accessibleWhenDisabled
      disabled={refusal !== null}
      onClick={() => carryOut(entry)}
    >
      <span className={id === 'typed' ? 'code' : undefined}>{label}</span>
      {refusal !== null ? <span className="reason">{refusal}</span> : key ? <kbd>{keyText(key)}</kbd> : null}
    </ComboboxItem>
  );
}

function carryOut({ does, refusal }: PaletteEntry): void {
  if (refusal !== null) return;
  openDialog(null);
  switch (does.kind) {
    case 'action':
      runAction(actionOf(does.id));
      break;
    case 'command':
      void perform(does.command);
      break;
    case 'until':
      runUntilText(does.condition);
      break;
    case 'preset':
      void loadPreset(does.id);
      break;
  }
}
