// A native <dialog>: it holds the focus, closes by Escape, by its cross, and by a click beside it.
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

/** Opens when it is drawn; `onClose` is called however it was closed. `foot` holds its buttons. */
export function Dialog(props: {
  readonly title: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}) {
  const { title, className = '', onClose, children, foot } = props;
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard it is closed with Escape, as every dialog
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-label={title}
      onClose={onClose}
      onClick={(click) => click.target === ref.current && ref.current?.close()}
    >
      <header className="dialog-head">
        <h2>{title}</h2>
        <button
          type="button"
          className="button bare icon small"
          aria-label="Close"
          onClick={() => ref.current?.close()}
        >
          <X aria-hidden />
        </button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the same */}
      <div className="dialog-body" tabIndex={0}>
        {children}
      </div>
      {foot ? <footer className="dialog-foot">{foot}</footer> : null}
    </dialog>
  );
}
