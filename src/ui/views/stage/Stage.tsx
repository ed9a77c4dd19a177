// The ring of servers.

/** The ring of servers. */
export default function Stage() {
  return <div className="empty">Stage</div>;
}
