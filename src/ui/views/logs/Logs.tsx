// The table of logs.

/** The table of logs. */
export default function Logs() {
  return <div className="empty">Logs</div>;
}
