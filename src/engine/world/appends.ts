// The labs' check of append histories: every acknowledged piece is in the value once, and each clerk's in its own order.
import type { Operation } from '../../model/world.ts';

/**
 * Looks for a key whose value does not fit the appends that were called. `values` are the machine's. Pieces are found by
 * their text, so a scenario gives each call its own. Returns what is wrong, or null.
 */
export function findWrongAppend(
  operations: readonly Operation[],
  values: Readonly<Record<string, string>>,
): string | null {
  const lastPlace = new Map<string, number>();
  for (const { op, returnedAt, clerk } of operations) {
    if (op.type !== 'append') continue;
    const value = values[op.key] ?? '';
    const place = value.indexOf(op.value);
    if (place < 0) {
      if (returnedAt !== null) return `${op.key} lacks "${op.value}", which ${clerk} was told is in it`;
      continue;
    }
    if (value.indexOf(op.value, place + 1) >= 0) return `${op.key} has "${op.value}" twice`;
    const order = `${clerk} ${op.key}`;
    if (place < (lastPlace.get(order) ?? -1)) return `${op.key} has "${op.value}" before an earlier append of ${clerk}`;
    lastPlace.set(order, place);
  }
  return null;
}
