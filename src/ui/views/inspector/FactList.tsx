// Facts in two columns: names on the left, values on the right; a value that the last step changed as `5 → 6`.
import { type Fact, type Part, withBefore } from './facts.ts';

/** Fields whose values are numbers or names: two of them share a line. */
const SHORT: readonly string[] = ['currentTerm', 'votedFor', 'commitIndex', 'lastApplied'];

/** A list of facts, compared with what they were before the last step (null: with nothing). */
export function FactList({
  facts,
  before = null,
}: {
  readonly facts: readonly Fact[];
  readonly before?: readonly Fact[] | null;
}) {
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {withBefore(facts, before).map(({ label, parts, about }) => (
        <div key={label} className={SHORT.includes(label) ? 'fact short' : 'fact'}>
          <dt title={about ?? undefined}>{label}</dt>
          <dd>
            {parts.map((part) => (
              <PartValue key={part.name ?? ''} part={part} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function PartValue({ part: { name, text, was } }: { readonly part: Part }) {
  return (
    <span className="part">
      {name === null ? null : <span className="part-name">{name} </span>}
      {was === null ? (
        text
      ) : (
        <span className="changed">
          <span className="unseen">was </span>
          <span className="was">{was}</span>
          <span aria-hidden="true"> → </span>
          <span className="unseen"> is now </span>
          {text}
        </span>
      )}
    </span>
  );
}
