// The command palette: everything that can be done, found by typing; and commands in the scenario's own words.
import {
  Combobox,
  ComboboxGroup,
  ComboboxGroupLabel,
  ComboboxItem,
  ComboboxList,
  ComboboxProvider,
  Dialog,
} from '@ariakit/react';
import { useDeferredValue, useMemo, useState } from 'react';
import { runAction } from '../../actions/action.ts';
import { keyText } from '../../actions/keyText.ts';
import { actionOf } from '../../actions/registry.ts';
import { runUntilText } from '../../engine/breakpoint.ts';
import { perform } from '../../engine/playground.ts';
import { loadPreset } from '../../engine/start.ts';
import { pageStore } from '../../store/store.ts';
import { openDialog } from '../../store/view.ts';
import { entriesFor, type PaletteEntry } from './entries.ts';
import './palette.css';

/** Open while the page's state says so. The state of the run is looked at when it opens; time goes on meanwhile. */
export default function Palette() {
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const entries = useMemo(() => entriesFor(pageStore.getState(), wanted), [wanted]);
  const groups = useMemo(() => grouped(entries), [entries]);
  return (
    <Dialog
      open
      className="palette"
      aria-label="Run a command"
      backdrop={<div className="backdrop" />}
      onClose={() => pageStore.getState().dialog === 'palette' && openDialog(null)}
    >
      <ComboboxProvider open setValue={setTyped} includesBaseElement={false} focusLoop>
        <Combobox autoSelect="always" className="palette-input" placeholder="Type what should happen…" />
        <ComboboxList className="palette-list" alwaysVisible>
          {[...groups].map(([group, members]) => (
            <ComboboxGroup key={group}>
              <ComboboxGroupLabel className="heading menu-heading">{group}</ComboboxGroupLabel>
              {members.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ComboboxGroup>
          ))}
          {entries.length === 0 ? <p className="empty">Nothing here is called that.</p> : null}
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
