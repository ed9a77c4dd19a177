// The page's colours as a canvas takes them.
import { FIRST_GROUP } from '../../../model/shard.ts';
import { GROUP_COLOURS, groupColor, groupLine } from '../../theme/groupColor.ts';
import { TERM_HUES, termColor, termInk } from '../../theme/termColor.ts';
import type { CrowdCanvas } from './crowdPicture.ts';

/** What CSS calls the colours of messages, and `more` of them, and what they are here and now. */
export function inksHere(element: HTMLElement, more: readonly string[] = []): Pick<CrowdCanvas, 'colors' | 'font'> {
  const hues = Array.from({ length: TERM_HUES + 1 }, (_, hue) => [termColor(hue), termInk(hue)]).flat();
  const style = getComputedStyle(element);
  const colors: Record<string, string> = {};
  const gids = Array.from({ length: GROUP_COLOURS }, (_, i) => FIRST_GROUP + i);
  const groups = gids.flatMap((gid) => [groupColor(gid), groupLine(gid)]);
  const tasks = ['map', 'reduce'].flatMap((kind) => [`var(--${kind})`, `var(--${kind}-ink)`]);
  const others = ['var(--text)', 'var(--text-muted)', 'var(--surface)', ...more];
  for (const css of [...hues, ...groups, ...tasks, ...others]) {
    element.style.color = css;
    colors[css] = style.color;
  }
  element.style.color = '';
  return { colors, font: `700 9.5px ${style.fontFamily}` };
}
