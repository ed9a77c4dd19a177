// The context menu: everything that can be done to one thing. Below the items it says what the one under the pointer does,
// or why it cannot be done now, and the line that a scenario would have for it.
import {
  type KeyboardEvent as ReactKeyboardEvent,
  type MouseEvent as ReactMouseEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { printCommand } from '../../../scenario/printWords.ts';
import { keptKeys } from '../../actions/keptKeys.ts';
import { actionsFor, isSelection, type Target, targetName } from '../../actions/targetActions.ts';
import { targetKey } from '../../actions/targetKey.ts';
import { perform } from '../../engine/playground.ts';
import { selectWorld } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { select } from '../../store/view.ts';
import { type MenuItem, menuSections } from './items.ts';
import { menuCorner } from './place.ts';
import { roveTo } from './rove.ts';
import './menu.css';

interface Props {
  readonly target: Target;
  readonly x: number;
  readonly y: number;
  readonly close: (givesFocusBack: boolean) => void;
}

/** The menu of a target, open. */
export function Menu({ target, x, y, close }: Props) {
  const world = usePage(selectWorld);
  const box = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  /** The same without waiting for the picture: keys that come at once find what the one before has marked. */
  const marked = useRef(-1);
  const isOver = useRef(false);
  /** Whether a press has begun on the menu. The finger that opened it by a long press is lifted above a line, and means none. */
  const isPressed = useRef(false);
  const sections = menuSections(world ? actionsFor(world, target) : [], target);
  const items = sections.flatMap((section) => section.items);
  const now = items[active];

  const mark = (place: number) => {
    marked.current = place;
    setActive(place);
  };
  const leave = (givesFocusBack: boolean) => {
    isOver.current = true;
    close(givesFocusBack);
  };

  usePlaced(box, x, y);
  useEffect(() => {
    list.current?.focus();
    // What was pressed while this was being fetched; what comes after the key that closes it is the page's.
    for (const press of keptKeys()) {
      const taker = isOver.current ? window : list.current;
      taker?.dispatchEvent(new KeyboardEvent('keydown', press));
    }
  }, []);
  useOutside(box, () => leave(false));

  const run = (item: MenuItem) => {
    if (item.refusal !== null) return;
    leave(true);
    if (item.command) void perform(item.command);
    else if (isSelection(target)) select(target);
  };

  const onKeyDown = (press: ReactKeyboardEvent) => {
    press.stopPropagation();
    if (press.key === 'Escape' || press.key === 'Tab') leave(true);
    else if (press.key === 'Enter' || press.key === ' ') {
      const item = items[marked.current];
      if (item) run(item);
    } else {
      const next =
        press.ctrlKey || press.metaKey || press.altKey
          ? null
          : roveTo(
              press.key,
              marked.current,
              items.map(({ label }) => label),
            );
      if (next === null) return;
      mark(next);
      list.current?.querySelectorAll('[role=menuitem]')[next]?.scrollIntoView({ block: 'nearest' });
    }
    press.preventDefault();
  };

  return (
    <section
      className="menu context-menu"
      ref={box}
      aria-label={`What can be done to ${targetName(target)}`}
      onPointerDown={() => {
        isPressed.current = true;
      }}
    >
      <p className="menu-heading heading">{targetName(target)}</p>
      <div
        className="menu-scroll"
        ref={list}
        role="menu"
        tabIndex={0}
        aria-label={targetName(target)}
        aria-activedescendant={now ? itemId(now) : undefined}
        onKeyDown={onKeyDown}
        onContextMenu={(click) => click.preventDefault()}
      >
        {sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
          <div key={section.title ?? ''} role="group" aria-label={section.title ?? undefined} className="menu-section">
            {section.items.map((item) => (
              <ItemLine
                key={item.id}
                item={item}
                target={target}
                isActive={item === now}
                onActive={() => mark(items.indexOf(item))}
                onRun={(click) => {
                  // A screen reader clicks without a press, and so without a count.
                  if (isPressed.current || click.detail === 0) run(item);
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <Foot item={now} />
    </section>
  );
}

/** What the marked line does, or why it cannot be done now. Screen readers hear it with the line itself. */
function Foot({ item }: { readonly item: MenuItem | undefined }) {
  if (!item) {
    return (
      <div className="menu-foot">
        <p>Every action is a line of the scenario and can be undone.</p>
      </div>
    );
  }
  return (
    <div className="menu-foot">
      <p>{item.refusal === null ? item.about : `Not now: ${item.refusal}.`}</p>
      {item.command ? <code>{printCommand(item.command)}</code> : null}
    </div>
  );
}

const itemId = ({ id }: MenuItem) => `menu-item-${id}`;

function ItemLine(props: {
  readonly item: MenuItem;
  readonly target: Target;
  readonly isActive: boolean;
  readonly onActive: () => void;
  readonly onRun: (click: ReactMouseEvent) => void;
}) {
  const { item, target, isActive, onActive, onRun } = props;
  const key = targetKey(target, item.id);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the menu has the keyboard, by aria-activedescendant
    // biome-ignore lint/a11y/useFocusableInteractive: same
    <div
      id={itemId(item)}
      role="menuitem"
      className="menu-item"
      aria-disabled={item.refusal !== null}
      aria-description={item.refusal ?? item.about}
      data-active-item={isActive || undefined}
      onPointerEnter={onActive}
      onPointerDown={onActive}
      onClick={onRun}
    >
      {item.label}
      {key ? <kbd>{key}</kbd> : null}
    </div>
  );
}

/** Puts the menu where all of it can be seen, before it is painted. */
function usePlaced(list: { readonly current: HTMLElement | null }, x: number, y: number): void {
  useLayoutEffect(() => {
    const menu = list.current;
    if (!menu) return;
    const { width, height } = menu.getBoundingClientRect();
    const corner = menuCorner({ x, y }, { width, height }, { width: innerWidth, height: innerHeight });
    menu.style.setProperty('--x', `${corner.x}px`);
    menu.style.setProperty('--y', `${corner.y}px`);
  }, [list, x, y]);
}

/** Calls back when the reader presses somewhere else, or leaves the window. */
function useOutside(list: { readonly current: HTMLElement | null }, leave: () => void): void {
  const left = useRef(leave);
  left.current = leave;
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && list.current?.contains(target))) left.current();
    };
    const gone = () => left.current();
    document.addEventListener('pointerdown', press, true);
    window.addEventListener('blur', gone);
    window.addEventListener('resize', gone);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      window.removeEventListener('blur', gone);
      window.removeEventListener('resize', gone);
    };
  }, [list]);
}
