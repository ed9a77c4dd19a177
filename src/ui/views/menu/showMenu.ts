// The way to the context menu, whose code is loaded when it is first wanted.
import { keepKeys, keptKeys } from '../../actions/keptKeys.ts';
import type { Target } from '../../actions/targetActions.ts';
import type { Point } from '../../lib/geometry.ts';

/** Shows the menu of a target with its corner at a point of the window (CSS px). What is pressed before it has come is for it. */
export async function showMenu(target: Target, at: Point): Promise<void> {
  keepKeys('menu');
  try {
    const { openMenu } = await import('./openMenu.ts');
    openMenu(target, at.x, at.y);
  } catch (error) {
    keptKeys(); // they were meant for nothing
    throw error;
  }
}
