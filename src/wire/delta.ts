// The difference between two worlds that share structure, found by identity alone: what is the same object is not sent,
// and stays the same object on the other side, so that the page can tell by `===` what to paint again.

/**
 * How to turn an old value into a new one.
 * `same`: it is the old one. `set`: it is this. `object`: the old object with some fields changed and some gone.
 * `array`: parts of the old array by (offset, count), patched elements by offset, and new values, in order.
 */
export type Delta =
  | { readonly kind: 'same' }
  | { readonly kind: 'set'; readonly value: unknown }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Delta>>; readonly gone: readonly string[] }
  | { readonly kind: 'array'; readonly parts: readonly ArrayPart[] };

/** A piece of a new array. */
export type ArrayPart =
  | { readonly kind: 'keep'; readonly offset: number; readonly count: number }
  | { readonly kind: 'patch'; readonly offset: number; readonly delta: Delta }
  | { readonly kind: 'new'; readonly values: readonly unknown[] };
