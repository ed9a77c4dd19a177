// The setup of the cluster.

/** The setup of the cluster. */
export default function Settings() {
  return <div className="empty">Settings</div>;
}
