// The keyboard as a view of the registry.
import { useEffect } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import { settled } from '../engine/asking.ts';
import { pageStore } from '../store/store.ts';
import { type Action, runAction } from './action.ts';
import { keepAfterAll, keptKeys } from './keptKeys.ts';
import { ACTIONS } from './registry.ts';

/** Where keys belong to the element that has the focus, and not to the page. */
const TYPING = 'input:not([type=range]), textarea, select, [contenteditable=""], [contenteditable=true]';
const OWN_KEYS = 'dialog, [role=dialog], [role=menu], [role=listbox], [role=combobox]';
/** A slider keeps the keys that move it; but the arrows of the one that is time's own step, as everywhere. */
const SLIDER = 'input[type=range]:not(.scrubber)';
const SLIDES = /^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown)$/;
// Not tabs: a tab is open as soon as it has the focus, so Space has nothing to do there.
// Nor what stands on the stage once it has been picked.
const PRESSABLE =
  'button:not([role=tab]), a[href], summary, [role=button]:not(.ring [aria-pressed=true]), [role=option], [role=menuitem]';

/** Whether a key press is the page's: not while somebody types, nor where a menu or dialog has keys of its own. */
function isOurs(press: KeyboardEvent): boolean {
  if (press.defaultPrevented || press.isComposing) return false;
  // A dialog that is still being fetched has the keys already.
  if (pageStore.getState().dialog !== null && press.key !== 'Escape') return false;
  const { target } = press;
  if (!(target instanceof Element)) return true;
  if (target.closest(TYPING)) return false;
  if (target.closest(OWN_KEYS)) return false;
  if (target.matches(SLIDER) && SLIDES.test(press.key) && !press.shiftKey) return false;
  const presses = press.code === 'Space' || press.key === 'Enter';
  // A button that was reached by keyboard is pressed by Space; one that was merely clicked does not keep it.
  return !(presses && target.closest(PRESSABLE)?.matches(':focus-visible'));
}

/** Presses whose turn has not come, done one after the other; null: there are none. */
let turns: Promise<void> | null = null;

/**
 * Does what a key says. Where that cannot be done it may be so only until what was asked before has been answered: the press
 * then waits for its turn. A key that is held down does not: it repeats itself as fast as there are answers, and stops when
 * it is let go. False: the press came to nothing.
 */
function press(action: Action, isRepeated: boolean): boolean {
  const answers = settled();
  if (isRepeated && answers) return true;
  if (turns === null && runAction(action) === true) return true;
  if (turns === null && answers === null) return false;
  const mine: Promise<void> = (turns ?? Promise.resolve())
    .then(() => settled())
    .then(() => {
      runAction(action);
      if (turns === mine) turns = null;
    });
  turns = mine;
  return true;
}

/** Listens to the keys of all actions for as long as it is drawn. Nothing of it is seen. */
export default function Keys(): null {
  useEffect(() => {
    const bindings: Record<string, (press: KeyboardEvent) => void> = {};
    for (const action of ACTIONS) {
      for (const key of action.keys) {
        bindings[key] = (event) => {
          const isCombination = key.startsWith('$mod');
          if (!isCombination && !isOurs(event)) return;
          if (isCombination && event.target instanceof Element && event.target.closest(TYPING) && key !== '$mod+k')
            return;
          if (event.code === 'Space' && document.activeElement instanceof HTMLElement) document.activeElement.blur();
          if (press(action, event.repeat)) event.preventDefault();
        };
      }
    }
    const answer = createKeybindingsHandler(bindings);
    // What the reader has pressed since the page is there comes first; all of it waits for a run that it can be done to.
    const begin = () => {
      for (const press of keptKeys()) if (!keepAfterAll(press)) answer(press);
      addEventListener('keydown', answer);
    };
    const stop = pageStore.subscribe(
      ({ world, fault }) => world !== null || fault !== null,
      (isThere) => isThere && begin(),
      { fireImmediately: true },
    );
    return () => {
      stop();
      removeEventListener('keydown', answer);
    };
  }, []);
  return null;
}
