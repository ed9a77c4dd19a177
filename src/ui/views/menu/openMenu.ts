// Opens the context menu of something on the stage. This module and the menu are one chunk, loaded when first wanted.
import { createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Target } from '../../actions/targetActions.ts';
import { pause, play } from '../../engine/playground.ts';
import { pageStore } from '../../store/store.ts';
import { Menu } from './Menu.tsx';

let root: Root | null = null;
let opened = 0;

/**
 * Shows the menu of a target with its corner at a point of the window (CSS px). Focus returns to where it was when the
 * menu closes. Time stands still over the menu of a message, which would otherwise arrive before one has chosen.
 */
export function openMenu(target: Target, x: number, y: number): void {
  const { activeElement } = document;
  const goOn = target.kind === 'message' && pageStore.getState().playing;
  if (goOn) pause();
  const close = (givesFocusBack: boolean) => {
    root?.render(null);
    if (givesFocusBack && (activeElement instanceof HTMLElement || activeElement instanceof SVGElement))
      activeElement.focus();
    if (goOn) play();
  };
  root ??= createRoot(document.body.appendChild(document.createElement('div')));
  opened++;
  root.render(createElement(Menu, { key: opened, target, x, y, close }));
}
