// The labs' check of append histories: every acknowledged piece is in the value once, and each clerk's in its own order.
import type { NodeId } from '../../model/ids.ts';
import type { Operation } from '../../model/world.ts';

/** A piece that was appended to a key: by whom, as which of all calls, and whether the clerk was told that it is in. */
interface Piece {
  readonly clerk: NodeId;
  readonly call: number;
  readonly isAnswered: boolean;
}

/**
 * Looks for a key whose value does not fit the appends that were called. `values` are the machine's. A value is read from
 * its beginning, always the longest piece that stands there, so `y1` is not found in `y12`; a scenario gives each call a
 * piece of its own. Returns what is wrong, or null.
 */
export function findWrongAppend(
  operations: readonly Operation[],
  values: Readonly<Record<string, string>>,
): string | null {
  for (const [key, pieces] of piecesByKey(operations)) {
    const found = new Set<string>();
    const lastCall = new Map<NodeId, number>();
    for (const text of readPieces(Object.hasOwn(values, key) ? (values[key] as string) : '', pieces)) {
      const { clerk, call } = pieces.get(text) as Piece;
      if (found.has(text)) return `${key} has "${text}" twice`;
      if (call < (lastCall.get(clerk) ?? -1)) return `${key} has "${text}" after a later append of ${clerk}`;
      found.add(text);
      lastCall.set(clerk, call);
    }
    for (const [text, { clerk, isAnswered }] of pieces) {
      if (isAnswered && !found.has(text)) return `${key} lacks "${text}", which ${clerk} was told is in it`;
    }
  }
  return null;
}

function piecesByKey(operations: readonly Operation[]): Map<string, Map<string, Piece>> {
  const keys = new Map<string, Map<string, Piece>>();
  operations.forEach(({ op, clerk, returnedAt }, call) => {
    if (op.type !== 'append' || op.value === '') return;
    let pieces = keys.get(op.key);
    if (!pieces) {
      pieces = new Map();
      keys.set(op.key, pieces);
    }
    pieces.set(op.value, { clerk, call, isAnswered: returnedAt !== null });
  });
  return keys;
}

/** The pieces that a value is made of, in order. What is none of them is passed over. */
function readPieces(value: string, pieces: ReadonlyMap<string, Piece>): string[] {
  const lengths = [...new Set([...pieces.keys()].map((text) => text.length))].sort((a, b) => b - a);
  const read: string[] = [];
  for (let from = 0; from < value.length; ) {
    const length = lengths.find((n) => pieces.has(value.slice(from, from + n)));
    if (length !== undefined) read.push(value.slice(from, from + length));
    from += length ?? 1;
  }
  return read;
}
