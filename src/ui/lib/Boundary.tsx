// A fault in one view stays in that view: the page never goes blank.
import { Component, type ErrorInfo, type ReactNode } from 'react';

interface Props {
  /** What is inside, for the message: "The stage". */
  readonly name: string;
  readonly children: ReactNode;
}

/** Shows a calm explanation where a view has failed, and draws the view again from the same state when asked to. */
export class Boundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(`${this.props.name} could not be drawn`, error, info.componentStack);
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="fault" role="alert">
        <h2>{this.props.name} could not be drawn</h2>
        <p className="muted">The run itself is safe: it is kept apart from its pictures, and nothing of it was lost.</p>
        <p className="code faint">{error.message}</p>
        <div className="fault-actions">
          <button type="button" className="button solid" onClick={() => this.setState({ error: null })}>
            Draw it again
          </button>
          <button type="button" className="button" onClick={() => location.reload()}>
            Reload the last good state
          </button>
        </div>
      </div>
    );
  }
}
