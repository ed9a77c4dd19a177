// Picking something from a list in order to read about it.
import type { Selection } from '../store/store.ts';
import { openTab, select } from '../store/view.ts';

/** Selects something; where the inspector is a tab like the list itself (on a phone), it is opened too. */
export function inspect(selection: Selection): void {
  select(selection);
  if (matchMedia('(max-width: 47.5rem)').matches) openTab('inspector');
}
