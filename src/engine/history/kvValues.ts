// Values of a key by number, so that a search compares numbers.

/** The value of a key: a text, null for "no such key", undefined for "not known". */
export type Value = string | null | undefined;

/** Values met so far. */
export interface Values {
  /** The state in which any value may be there. */
  readonly UNKNOWN: number;
  /** The state in which there is a value that nobody will ever tell of. */
  readonly UNSEEN: number;
  readonly at: (state: number) => Value;
  /** The state of a value: the same for equal values. */
  readonly place: (value: string | null) => number;
}

/** Longer texts are looked up by their length and their end: to hash a text that grows and grows would cost more than all else. */
const SHORT = 24;

/** No values yet but the absence of one. */
export function createValues(): Values {
  const [UNKNOWN, UNSEEN, ABSENT] = [0, 1, 2];
  const values: Value[] = [undefined, undefined, null];
  const shelves = new Map<string, number[]>();
  return {
    UNKNOWN,
    UNSEEN,
    at: (state) => values[state],
    place(value) {
      if (value === null) return ABSENT;
      const label = value.length <= SHORT ? value : `${value.length} ${value.slice(-SHORT)}`;
      let shelf = shelves.get(label);
      if (!shelf) {
        shelf = [];
        shelves.set(label, shelf);
      }
      for (const state of shelf) if (values[state] === value) return state;
      shelf.push(values.length);
      return values.push(value) - 1;
    },
  };
}
