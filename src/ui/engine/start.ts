// What the page shows first: the moment of the address, else the run before a reload, else the first preset. What reads and
// writes links comes on its own: a stranger, who has none, does not wait for it.
import { pageStore } from '../store/store.ts';
import { openTab } from '../store/view.ts';
import { FIRST } from './firstScenario.ts';
import { load, play } from './playground.ts';
import { watchHistory } from './verdict.ts';

/** Opens the page on its address, and again whenever the address changes. */
export async function openPage(): Promise<void> {
  watchHistory();
  addEventListener('hashchange', () => void openAddress());
  if (isReload() || location.hash.length > 1) {
    const address = await import('./address.ts');
    const kept = isReload() ? address.keptRun() : null;
    if (kept === null || !(await address.openHash(kept))) await openAddress();
  } else await openFirst();
  const { keepRun } = await import('./address.ts');
  // The browser ends a hidden page without a word: what is shown is put by whenever it is about to go out of sight.
  addEventListener('pagehide', keepRun);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keepRun());
}

/** Whether the page was here a moment ago: then its run is taken up, and not the moment that the address names. */
function isReload(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const wasDiscarded = 'wasDiscarded' in document && document.wasDiscarded === true;
  return wasDiscarded || visit?.type === 'reload' || visit?.type === 'back_forward';
}

async function openAddress(): Promise<void> {
  if (location.hash.length <= 1) return openFirst();
  const address = await import('./address.ts');
  if (!(await address.openHash(location.hash))) address.explainAddress(() => void openFirst());
}

/** The first preset, which plays at once: a stranger sees an election, not a still picture. Not for who wants no motion. */
async function openFirst(): Promise<void> {
  await load(FIRST.scenario, { preset: FIRST.id });
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) play();
}

/**
 * Starts a preset from its beginning, in the tab that it wants, if any; a tab that the last preset has opened is left with it.
 * An id that there is none of changes nothing.
 */
export async function loadPreset(id: string): Promise<void> {
  const [{ presetOf }, { parse }] = await Promise.all([
    import('../../scenario/presets/presets.ts'),
    import('../../scenario/parse.ts'),
  ]);
  const next = presetOf(id);
  if (!next) return;
  const { tab, preset } = pageStore.getState();
  const last = preset === null ? undefined : presetOf(preset);
  openTab(next.tab ?? (tab === last?.tab ? 'logs' : tab));
  const parsed = parse(next.text);
  if (parsed.ok) await load(parsed.scenario, { preset: id });
}
