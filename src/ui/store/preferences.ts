// What the reader likes, kept in this browser between visits: colours, speed, panel sizes. Never part of a link or a run.
import * as v from 'valibot';
import { pageStore } from './store.ts';

const KEY = 'raft-playground.preferences';

const Preferences = v.object({
  theme: v.fallback(v.picklist(['light', 'dark', 'system']), 'system'),
  speed: v.fallback(v.pipe(v.number(), v.minValue(1 / 1000), v.maxValue(1)), 1 / 20),
});

const Layout = v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(100)));

/** Reads JSON text that anything may have written; null when it is missing or not what the schema says. */
function readJson<S extends v.GenericSchema>(schema: S, text: string | null): v.InferOutput<S> | null {
  try {
    const read = v.safeParse(schema, JSON.parse(text ?? 'null'));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** Text kept in this browser; null when there is none or keeping is forbidden (a private window, a sandboxed frame). */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // The page works without a memory.
  }
}

/** Takes up what was kept, and keeps what changes from now on. Also paints the theme: [data-theme] on <html>. */
export function watchPreferences(): void {
  const kept = readJson(Preferences, recall(KEY));
  if (kept) pageStore.setState(kept);
  pageStore.subscribe(
    ({ theme }) => theme,
    (theme) => {
      if (theme === 'system') delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = theme;
    },
    { fireImmediately: true },
  );
  pageStore.subscribe(
    ({ theme, speed }) => JSON.stringify({ theme, speed }),
    (text) => keep(KEY, text),
  );
}

/** Where the panels keep their sizes, as the panel library asks for it; a size that makes no sense is as good as none. */
export const layoutMemory = {
  getItem(key: string): string | null {
    const text = recall(key);
    return readJson(Layout, text) === null ? null : text;
  },
  setItem: keep,
};
