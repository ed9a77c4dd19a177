// Facts the engine relies on. They stay on in production: a broken one is a defect of ours, never of a scenario.

/** Throws when a fact that must hold does not. */
export function assert(fact: boolean, message: string): asserts fact {
  if (!fact) throw new Error(`Engine: ${message}`);
}

/** The value, which must be there. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Engine: ${what} is missing`);
  return value;
}
