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

type Fields = Readonly<Record<string, unknown>>;

const SAME: Delta = { kind: 'same' };

/**
 * What turns `before` into `after`, both plain data. Parts that are the same object in both cost nothing to compare and
 * nothing to send; parts that are merely equal are compared to the bottom and then not sent either.
 */
export function diff(before: unknown, after: unknown): Delta {
  if (before === after) return SAME;
  if (Array.isArray(before) && Array.isArray(after)) return diffArray(before, after);
  if (isRecord(before) && isRecord(after)) return diffRecord(before, after);
  return { kind: 'set', value: after };
}

/** The value that `diff(before, after)` was made for: equal to `after`, with every unchanged part taken from `before`. */
export function applyDelta(before: unknown, delta: Delta): unknown {
  switch (delta.kind) {
    case 'same':
      return before;
    case 'set':
      return delta.value;
    case 'object':
      return applyRecord(before as Fields, delta.fields, delta.gone);
    case 'array':
      return applyParts(before as readonly unknown[], delta.parts);
  }
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Entries, not assignments: a key of the replicated store may be called `__proto__`. */
function diffRecord(before: Fields, after: Fields): Delta {
  const changed: [string, Delta][] = [];
  let shared = 0;
  for (const key of Object.keys(after)) {
    const delta = Object.hasOwn(before, key) ? diff(before[key], after[key]) : asSet(after[key]);
    if (delta.kind !== 'same') changed.push([key, delta]);
    if (delta.kind !== 'set') shared++;
  }
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  if (changed.length === 0 && gone.length === 0) return SAME;
  if (shared === 0) return asSet(after);
  return { kind: 'object', fields: Object.fromEntries(changed), gone };
}

function applyRecord(before: Fields, fields: Readonly<Record<string, Delta>>, gone: readonly string[]): unknown {
  const kept =
    gone.length === 0 ? Object.entries(before) : Object.entries(before).filter(([key]) => !gone.includes(key));
  const changed = Object.entries(fields).map(([key, delta]): [string, unknown] => [
    key,
    applyDelta(Object.hasOwn(before, key) ? before[key] : undefined, delta),
  ]);
  return Object.fromEntries([...kept, ...changed]);
}

/**
 * The common head and tail are kept. Between them an element is looked for by identity (the bus: some messages left,
 * some came, the others stayed), then compared with the old element at its own offset (the processes; the last chunk of a
 * log), and is otherwise new.
 */
function diffArray(before: readonly unknown[], after: readonly unknown[]): Delta {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  if (head === before.length && head === after.length) return SAME;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;

  const places = new Map<unknown, number>();
  for (let i = head; i < before.length - tail; i++) if (typeof before[i] === 'object') places.set(before[i], i);

  const parts: ArrayPart[] = [];
  if (head > 0) keep(parts, 0, head);
  for (let i = head; i < after.length - tail; i++) {
    const value = after[i];
    const place = places.get(value);
    if (place !== undefined) keep(parts, place, 1);
    else patch(parts, i, i < before.length ? diff(before[i], value) : asSet(value), value);
  }
  if (tail > 0) keep(parts, before.length - tail, tail);
  const isWhole = parts.length === 1 && parts[0]?.kind === 'keep' && parts[0].count === before.length;
  return isWhole ? SAME : { kind: 'array', parts };
}

function applyParts(before: readonly unknown[], parts: readonly ArrayPart[]): unknown[] {
  const after: unknown[] = [];
  for (const part of parts) {
    if (part.kind === 'patch') after.push(applyDelta(before[part.offset], part.delta));
    else if (part.kind === 'new') for (const value of part.values) after.push(value);
    else for (let i = part.offset; i < part.offset + part.count; i++) after.push(before[i]);
  }
  return after;
}

/** Whether a delta is likely to be smaller than the value: of a record, at most half of the fields are sent whole. */
function isSmall(delta: Delta, value: unknown): boolean {
  if (delta.kind !== 'object') return delta.kind !== 'set';
  const whole = Object.values(delta.fields).filter((field) => field.kind === 'set').length;
  return 2 * whole <= Object.keys(value as Fields).length;
}

function keep(parts: ArrayPart[], offset: number, count: number): void {
  const last = parts[parts.length - 1];
  if (last?.kind === 'keep' && last.offset + last.count === offset) {
    parts[parts.length - 1] = { kind: 'keep', offset: last.offset, count: last.count + count };
  } else parts.push({ kind: 'keep', offset, count });
}

function patch(parts: ArrayPart[], offset: number, delta: Delta, value: unknown): void {
  if (delta.kind === 'same') keep(parts, offset, 1);
  else if (isSmall(delta, value)) parts.push({ kind: 'patch', offset, delta });
  else insert(parts, value);
}

function insert(parts: ArrayPart[], value: unknown): void {
  const last = parts[parts.length - 1];
  if (last?.kind === 'new') (last.values as unknown[]).push(value);
  else parts.push({ kind: 'new', values: [value] });
}

function asSet(value: unknown): Delta {
  return { kind: 'set', value };
}
