// Amounts as the page writes them: spans in the unit that reads best, sizes in bytes, chances, lists.

import { NEVER, type Tick } from '../../model/ids.ts';
import { countText } from './timeText.ts';

/** A span of virtual time: `4 ms`, `1.25 s`. Negative spans count as none. */
export function span(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  return whole < 1000 ? `${whole} ms` : `${(whole / 1000).toFixed(whole < 10_000 ? 2 : 1)} s`;
}

/** How long until an instant: `in 4 ms`, `now`, or `never`. */
export function until(tick: Tick, now: number): string {
  if (tick >= NEVER) return 'never';
  const left = tick - Math.floor(now);
  return left <= 0 ? 'now' : `in ${span(left)}`;
}

/** A size: `212 B`, `1 048 B`. Canonical bytes are never rounded, for they are compared with thresholds. */
export function bytes(value: number): string {
  return `${countText(value)} B`;
}

/** A size that need not be exact: `812 B`, `9.5 kB`, `150 kB`, `1.2 MB`. */
export function sizeText(value: number): string {
  if (value < 1000) return `${value} B`;
  if (value >= 999_500) return `${(value / 1_000_000).toFixed(1)} MB`;
  return `${value < 9950 ? (value / 1000).toFixed(1) : Math.round(value / 1000)} kB`;
}

/** A chance in thousandths as per cent, figure and sign on one line: 125 is `12.5 %`. */
export function percent(thousandths: number): string {
  return `${thousandths % 10 === 0 ? thousandths / 10 : (thousandths / 10).toFixed(1)}\u00a0%`;
}

/** A range of ms: `10 to 30 ms`, or `50 ms` when both ends are the same. */
export function range([low, high]: readonly [Tick, Tick]): string {
  return low === high ? `${low} ms` : `${low} to ${high} ms`;
}

/** `1 entry`, `2 entries`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${countText(n)} ${n === 1 ? one : many}`;
}

/** Words as a list: `n1`, `n1 and n2`, `n1, n2 and n3`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
