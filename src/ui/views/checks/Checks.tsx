// The invariants.

/** The invariants. */
export default function Checks() {
  return <div className="empty">Checks</div>;
}
