// A row of tabs over one panel: arrows move, Home and End go to the ends, as screen readers expect. Who has clicked on a tab has
// not come to stay in the row: its keys are time's, as everywhere on the page, until the keyboard leads back to it.
import { type KeyboardEvent as ReactKeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';

/** One tab: its id in the page's state and its word. */
export interface Tab {
  readonly id: string;
  readonly label: string;
}

/** Tabs and the panel of the open one. `name` is what the row of tabs is about, for screen readers. */
export function Tabs(props: {
  readonly name: string;
  readonly tabs: readonly Tab[];
  readonly open: string;
  readonly onOpen: (id: string) => void;
  readonly children: ReactNode;
}) {
  const { name, tabs, open, onOpen, children } = props;

  const isClicked = useRef(false);

  const move = (key: ReactKeyboardEvent<HTMLDivElement>) => {
    if (isClicked.current || key.shiftKey || key.ctrlKey || key.altKey || key.metaKey) return;
    const here = tabs.findIndex((tab) => tab.id === open);
    const target = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: tabs.length - 1 }[key.key];
    if (target === undefined) return;
    const tab = tabs[(target + tabs.length) % tabs.length];
    if (!tab) return;
    key.preventDefault();
    key.stopPropagation();
    onOpen(tab.id);
    document.getElementById(`tab-${tab.id}`)?.focus();
  };

  const leave = () => {
    isClicked.current = false;
  };

  // On a phone the row is longer than the screen is wide, and a tab may be opened by something else than a finger on it.
  useLayoutEffect(() => {
    document.getElementById(`tab-${open}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [open]);

  return (
    <section className="panel" aria-label={name}>
      <div className="tabs" role="tablist" aria-label={name} onKeyDown={move} onBlur={leave}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`tab-${tab.id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab.id === open}
            aria-controls={`panel-${tab.id}`}
            tabIndex={tab.id === open ? 0 : -1}
            onClick={(press) => {
              isClicked.current = press.detail > 0; // 0: by keyboard
              onOpen(tab.id);
            }}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`panel-${open}`} aria-labelledby={`tab-${open}`}>
        {children}
      </div>
    </section>
  );
}
