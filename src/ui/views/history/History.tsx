// The clients' history.
/** The history. */
export default function History() {
  return null;
}
