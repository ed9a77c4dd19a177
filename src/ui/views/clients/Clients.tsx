// The clerks and their history.

/** The clerks and their history. */
export default function Clients() {
  return <div className="empty">Clients</div>;
}
