// What happened.

/** What happened. */
export default function Events() {
  return <div className="empty">Events</div>;
}
