// What the page shows first: the moment of the address, else the run before a reload, else the first preset.
import { decodeLink, encodeLink } from '../../scenario/link.ts';
import { parse } from '../../scenario/parse.ts';
import { PRESETS, presetOf } from '../../scenario/presets/presets.ts';
import { pageStore } from '../store/store.ts';
import { momentLink, openMoment, refuseLink } from './moment.ts';
import { load, play } from './playground.ts';
import { watchHistory } from './verdict.ts';

const KEY = 'raft-playground.run';

/** Opens the page on its address, and again whenever the address changes. */
export async function openPage(): Promise<void> {
  watchHistory();
  addEventListener('hashchange', () => void openAddress());
  // The browser ends a hidden page without a word: what is shown is put by whenever it is about to go out of sight.
  addEventListener('pagehide', keepRun);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keepRun());
  const kept = isReload() ? keptRun() : null;
  if (kept !== null && (await openHash(kept))) return;
  await openAddress();
}

/** Whether the page was here a moment ago: then its run is taken up, and not the moment that the address names. */
function isReload(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const wasDiscarded = 'wasDiscarded' in document && document.wasDiscarded === true;
  return wasDiscarded || visit?.type === 'reload' || visit?.type === 'back_forward';
}

async function openAddress(): Promise<void> {
  if (location.hash.length <= 1) await openFirst();
  else if (!(await openHash(location.hash))) explainAddress();
}

async function openHash(hash: string): Promise<boolean> {
  const decoded = decodeLink(hash);
  return decoded.ok && (await openMoment(decoded.link));
}

function explainAddress(): void {
  const decoded = decodeLink(location.hash);
  refuseLink(decoded.ok ? 'Its scenario cannot be read.' : decoded.error.message, () => {
    history.replaceState(null, '', location.pathname + location.search);
    void openFirst();
  });
}

/** The first preset, which plays at once: a stranger sees an election, not a still picture. Not for who wants no motion. */
async function openFirst(): Promise<void> {
  const [first] = PRESETS;
  if (!first) return;
  await loadPreset(first.id);
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) play();
}

/** Starts a preset from its beginning. An id that there is none of changes nothing. */
export async function loadPreset(id: string): Promise<void> {
  const parsed = parse(presetOf(id)?.text ?? '');
  if (parsed.ok) await load(parsed.scenario, { preset: id });
}

/** Puts the run by, with the address it was opened from: a reload of the same address finds it again. */
function keepRun(): void {
  const state = pageStore.getState();
  if (state.world === null || state.fault !== null) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify([location.hash, encodeLink(momentLink(state))]));
  } catch {
    // Without a memory a reload begins anew.
  }
}

function keptRun(): string | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (!Array.isArray(kept) || kept[0] !== location.hash) return null;
    return typeof kept[1] === 'string' ? kept[1] : null;
  } catch {
    return null;
  }
}
