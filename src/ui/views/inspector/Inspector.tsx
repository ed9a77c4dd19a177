// What is selected.

/** What is selected. */
export default function Inspector() {
  return <div className="empty">Inspector</div>;
}
