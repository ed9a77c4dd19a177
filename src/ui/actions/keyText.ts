// The names of keys.
const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  Space: 'Space',
  Escape: 'Esc',
  Delete: 'Del',
  Shift: '⇧',
};

/** A key as the reader's keyboard names it: `⌘K` on a Mac, `Ctrl K` elsewhere. */
export function keyText(key: string): string {
  const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
  return key
    .split(/\b\+/)
    .filter((part, i, parts) => !(part === 'Shift' && /^[?+]$/.test(parts[i + 1] ?? '')))
    .map((part) =>
      part === '$mod' ? (isMac ? '⌘' : 'Ctrl') : (NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
    )
    .join(isMac ? '' : ' ');
}
