// The menu of scenarios: the presets by chapter, each with the sentence that says what it shows.
import { Menu, MenuButton, MenuGroup, MenuGroupLabel, MenuItem, MenuItemRadio, MenuProvider } from '@ariakit/react';
import { type ReactNode, useRef } from 'react';
import { PRESETS } from '../../../scenario/presets/presets.ts';
import { loadPreset } from '../../engine/start.ts';
import { selectPreset } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { openDialog, openTab } from '../../store/view.ts';

const CHAPTERS = [...new Set(PRESETS.map((preset) => preset.chapter))];

/** The button and its menu, open at once: it is loaded when it is first asked for. `children` is the button's look. */
export default function ScenarioMenu({ children }: { readonly children: ReactNode }) {
  const preset = usePage(selectPreset);
  const open = useRef<HTMLDivElement>(null);
  return (
    <MenuProvider defaultOpen defaultValues={{ preset: preset ?? '' }} values={{ preset: preset ?? '' }}>
      <MenuButton className="button topbar-scenario">{children}</MenuButton>
      <Menu
        className="menu scenario-menu more-below"
        gutter={6}
        portal
        aria-label="Scenarios"
        {...(preset === null ? {} : { initialFocus: open })}
      >
        <div className="scenario-chapters">
          {CHAPTERS.map((chapter) => (
            <MenuGroup key={chapter}>
              <MenuGroupLabel className="heading menu-heading">{chapter}</MenuGroupLabel>
              {PRESETS.filter((one) => one.chapter === chapter).map((one) => (
                <MenuItemRadio
                  key={one.id}
                  ref={one.id === preset ? open : undefined}
                  className="menu-item"
                  name="preset"
                  value={one.id}
                  hideOnClick
                  onClick={() => void loadPreset(one.id)}
                >
                  <h3>{one.title}</h3>
                  <p>{one.summary}</p>
                </MenuItemRadio>
              ))}
            </MenuGroup>
          ))}
          <MenuGroup>
            <MenuGroupLabel className="heading menu-heading">Your own</MenuGroupLabel>
            <MenuItem className="menu-item" onClick={() => openDialog('settings')}>
              <h3>Set up a cluster…</h3>
              <p>How many servers, how bad a network, which rules are broken.</p>
            </MenuItem>
            <MenuItem className="menu-item" onClick={() => openTab('scenario')}>
              <h3>Open or write a scenario…</h3>
              <p>A file or a text of your own.</p>
            </MenuItem>
          </MenuGroup>
        </div>
      </Menu>
    </MenuProvider>
  );
}
