// Keys that are pressed while what answers them is still being fetched: they are kept until it has come, and not lost.

let kept: KeyboardEvent[] = [];
let areTaken = false;

function keep(press: KeyboardEvent): void {
  if (areTaken && !opensPalette(press) && (press.key === 'Escape' || press.ctrlKey || press.metaKey)) return;
  kept.push(press);
  if (!areTaken) return;
  press.preventDefault();
  press.stopImmediatePropagation();
}

/** Keeps every press from now on. `forText`: they are meant for a field that is to come, and nobody else gets them. */
export function keepKeys({ forText }: { readonly forText: boolean }): void {
  if (areTaken && forText) return;
  kept = [];
  areTaken = forText;
  addEventListener('keydown', keep, true);
}

/** What has been pressed since, in its order, for whoever answers it; no more is kept. */
export function keptKeys(): readonly KeyboardEvent[] {
  removeEventListener('keydown', keep, true);
  areTaken = false;
  return kept.splice(0);
}

/** Ctrl+K, or ⌘K. */
export function opensPalette({ key, ctrlKey, metaKey }: Press): boolean {
  return key === 'k' && (ctrlKey || metaKey);
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/** What keys write. */
export function textOf(presses: readonly Press[]): string {
  return presses.reduce((text, press) => (opensPalette(press) ? text : write(text, press)), '');
}

function write(text: string, { key }: Press): string {
  if (key === 'Backspace') return text.slice(0, -1);
  return [...key].length === 1 ? text + key : text;
}
