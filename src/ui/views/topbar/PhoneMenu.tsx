// The menu of a phone's top bar: what a wide page has as buttons of its own.
import { Menu, MenuButton, MenuItem, MenuProvider, MenuSeparator } from '@ariakit/react';
import type { ReactNode } from 'react';
import { type Action, runAction } from '../../actions/action.ts';
import { REDO, UNDO } from '../../actions/transport.ts';
import { HELP, PALETTE, SETTINGS, THEME } from '../../actions/view.ts';
import { usePage } from '../../store/store.ts';

/** The button and its menu, open at once: it is loaded when it is first asked for. `children` is the button's look. */
export default function PhoneMenu({ children }: { readonly children: ReactNode }) {
  return (
    <MenuProvider defaultOpen>
      <MenuButton className="button bare icon" aria-label="Menu">
        {children}
      </MenuButton>
      <Menu className="menu phone-menu" gutter={6} portal aria-label="Menu">
        <Item action={UNDO} />
        <Item action={REDO} />
        <MenuSeparator className="menu-line" />
        <Item action={PALETTE} />
        <Item action={SETTINGS} />
        <Item action={THEME} />
        <Item action={HELP} />
      </Menu>
    </MenuProvider>
  );
}

function Item({ action }: { readonly action: Action }) {
  const isEnabled = usePage(action.enabled) === true;
  return (
    <MenuItem className="menu-item" disabled={!isEnabled} accessibleWhenDisabled onClick={() => void runAction(action)}>
      {action.label}
    </MenuItem>
  );
}
