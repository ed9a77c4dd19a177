// This moment as a link.

/** This moment as a link. */
export default function Share() {
  return <div className="empty">Share</div>;
}
