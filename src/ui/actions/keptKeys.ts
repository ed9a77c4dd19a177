// Keys that are pressed while what answers them is still being fetched: they are kept until it has come, and not lost.

let kept: KeyboardEvent[] = [];
let awaited: Awaited = 'page';

/** Whom presses are kept for: the page, or a field or a menu that is to come, and then nobody else gets them. */
export type Awaited = 'page' | 'field' | 'menu';

function keep(press: KeyboardEvent): void {
  if (!isMeant(press)) return;
  kept.push(press);
  if (awaited === 'page') return;
  press.preventDefault();
  press.stopImmediatePropagation();
}

/** The browser keeps its combinations, and the page the Escape by which a dialog is not wanted any more. */
function isMeant(press: KeyboardEvent): boolean {
  if (awaited === 'page' || opensPalette(press)) return true;
  return !press.ctrlKey && !press.metaKey && !(awaited === 'field' && press.key === 'Escape');
}

/** Keeps every press from now on. */
export function keepKeys(whose: Awaited): void {
  if (awaited !== 'page' && whose !== 'page') return;
  kept = [];
  awaited = whose;
  addEventListener('keydown', keep, true);
}

/** Keeps a press that was the page's until one before it called for a field or a menu; false: it is the page's still. */
export function keepAfterAll(press: KeyboardEvent): boolean {
  if (awaited === 'page' || !isMeant(press)) return false;
  kept.push(press);
  return true;
}

/** What has been pressed since, in its order, for whoever answers it; no more is kept. */
export function keptKeys(): readonly KeyboardEvent[] {
  removeEventListener('keydown', keep, true);
  awaited = 'page';
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
