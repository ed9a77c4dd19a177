// What the marks of the log table mean.

interface Props {
  /** Some disk takes its time: the line of what is durable is drawn. */
  readonly slow: boolean;
  /** Some server leads: its beliefs are drawn. */
  readonly led: boolean;
}

/** One line below the table. The cells say all this in words to a screen reader, so it is for the eye alone. */
export function Legend({ slow, led }: Props) {
  return (
    <div className="log-legend" aria-hidden="true">
      <span>
        <i className="sample dashed" /> stored
      </span>
      <span>
        <i className="sample" /> committed
      </span>
      <span>
        <svg className="entry-tick" viewBox="0 0 10 10" aria-hidden="true">
          <path d="M1.5 5.5l2.4 2.5L8.5 2.2" />
        </svg>
        applied
      </span>
      {led && (
        <>
          <span>
            <i className="match-index" /> matchIndex
          </span>
          <span>
            <i className="next-index" /> nextIndex
          </span>
        </>
      )}
      {slow && (
        <span>
          <i className="durable" /> on disk up to here
        </span>
      )}
    </div>
  );
}
