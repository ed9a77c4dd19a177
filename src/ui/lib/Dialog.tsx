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
  // The browser tells of a closed dialog with its next frame; the keys that come before that are the page's already.
  const close = () => {
    ref.current?.close();
    onClose();
  };
  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-label={title}
      onClose={onClose}
      onClick={(click) => click.target === ref.current && close()}
      onKeyDown={(press) => {
        if (press.key !== 'Escape' || press.defaultPrevented) return;
        press.preventDefault();
        close();
      }}
    >
      <header className="dialog-head">
        <h2>{title}</h2>
        <button type="button" className="button bare icon small" aria-label="Close" onClick={close}>
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
