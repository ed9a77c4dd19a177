// What the inspector lists: a name and one or more values; and which of them the last step changed.

/** One value of a fact. `name` tells the values of a fact apart (`n3` in nextIndex); null: the fact has one value. */
export interface Part {
  readonly name: string | null;
  readonly text: string;
  /** What it was before the last step, when that differs. */
  readonly was: string | null;
}

/** A line of the inspector. `label` is the field's own name where it has one, and is unique in its list. */
export interface Fact {
  readonly label: string;
  readonly parts: readonly Part[];
  /** What the field means, for the tooltip; null: the label says it. */
  readonly about: string | null;
}

/** A fact of a single value. */
export function fact(label: string, text: string | number, about: string | null = null): Fact {
  return { label, parts: [{ name: null, text: String(text), was: null }], about };
}

/** A fact of several named values. */
export function factOf(
  label: string,
  parts: readonly (readonly [string, string | number])[],
  about: string | null = null,
): Fact {
  return { label, parts: parts.map(([name, text]) => ({ name, text: String(text), was: null })), about };
}

/**
 * The facts with what they were before. A fact or part that was not there before counts as unchanged: a new leader's
 * nextIndex did not change from something. `before` null: nothing to compare with.
 */
export function withBefore(facts: readonly Fact[], before: readonly Fact[] | null): readonly Fact[] {
  if (!before || before === facts) return facts;
  return facts.map((now) => {
    const then = before.find((old) => old.label === now.label);
    if (!then) return now;
    const parts = now.parts.map((part) => {
      const old = then.parts.find((other) => other.name === part.name);
      return old && old.text !== part.text ? { ...part, was: old.text } : part;
    });
    return { ...now, parts };
  });
}
