// The address of the page: the moment that it names, and the run that a reload of the same address takes up again.
import { decodeLink, encodeLink, scenarioOfLink, textOfLink } from '../../scenario/link.ts';
import { pageStore } from '../store/store.ts';
import { write } from '../store/view.ts';
import { FIRST } from './firstScenario.ts';
import { momentLink, openMoment, refuseLink } from './moment.ts';
import { load } from './playground.ts';

const KEY = 'raft-playground.run';

/** Goes to the moment that a fragment names. False: it cannot be opened. */
export async function openHash(hash: string): Promise<boolean> {
  const decoded = decodeLink(hash);
  return decoded.ok && (await openMoment(decoded.link));
}

/** Says why the address cannot be opened, and offers a fresh start; a text with errors can be mended beside the first preset. */
export function explainAddress(startAfresh: () => void): void {
  const decoded = decodeLink(location.hash);
  const read = decoded.ok ? scenarioOfLink(decoded.link) : null;
  const leave = () => history.replaceState(null, '', location.pathname + location.search);
  const start = {
    label: 'Start afresh',
    run: () => {
      leave();
      startAfresh();
    },
  };
  if (!decoded.ok) return refuseLink(decoded.error.message, [start]);
  const [error] = read?.ok === false ? read.errors : [];
  if (!error) return refuseLink('The engine could not take its scenario up. Reload the page to try again.', [start]);
  const edit = {
    label: 'Edit this text',
    run: () => {
      leave();
      write(textOfLink(decoded.link));
      void load(FIRST.scenario, { preset: FIRST.id });
    },
  };
  refuseLink(`Line ${error.line}, column ${error.column} of its scenario: ${error.message}`, [edit, start]);
}

/** Puts the run by, with the address it was opened from: a reload of the same address finds it again. */
export function keepRun(): void {
  const state = pageStore.getState();
  if (state.world === null || state.fault !== null) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify([location.hash, encodeLink(momentLink(state))]));
  } catch {
    // Without a memory a reload begins anew.
  }
}

/** The run before a reload, as a fragment; null: there was none at this address. */
export function keptRun(): string | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (!Array.isArray(kept) || kept[0] !== location.hash) return null;
    return typeof kept[1] === 'string' ? kept[1] : null;
  } catch {
    return null;
  }
}
