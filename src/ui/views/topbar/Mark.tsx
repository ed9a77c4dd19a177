// The page's sign: three servers on a ring, one of them leading.

/** An ornament; the name stands beside it. */
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10.6" r="7" fill="none" stroke="var(--line-text)" strokeWidth="1.4" />
      <rect
        x="7.2"
        y="0.6"
        width="5.6"
        height="5.6"
        rx="1.6"
        fill="var(--term-3)"
        stroke="var(--surface)"
        strokeWidth="1.2"
      />
      <circle cx="4" cy="14.4" r="2.7" fill="var(--text)" stroke="var(--surface)" strokeWidth="1.2" />
      <circle cx="16" cy="14.4" r="2.7" fill="var(--text)" stroke="var(--surface)" strokeWidth="1.2" />
    </svg>
  );
}
