// The top of the page: which scenario, how the run stands, and what concerns the page as a whole.
import {
  ChevronDown,
  CircleQuestionMark,
  Command,
  Menu,
  Moon,
  Redo2,
  Settings2,
  Share2,
  Sun,
  Undo2,
} from 'lucide-react';
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import { keyText } from '../../actions/keyText.ts';
import { PageButton } from '../../actions/PageButton.tsx';
import { REDO, UNDO } from '../../actions/transport.ts';
import { HELP, isDark, PALETTE, SETTINGS, SHARE, THEME } from '../../actions/view.ts';
import { useMedia } from '../../lib/useMedia.ts';
import { selectIsLoaded, selectScenario } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { Mark } from './Mark.tsx';
import { RunState } from './RunState.tsx';
import './topbar.css';

const loadScenarios = () => import('./ScenarioMenu.tsx');
const ScenarioMenu = lazy(loadScenarios);
const loadPhoneMenu = () => import('./PhoneMenu.tsx');
const PhoneMenu = lazy(loadPhoneMenu);

/** The bar. On a phone it keeps the scenario and sharing; the rest is in a menu. */
export function TopBar({ phone }: { readonly phone: boolean }) {
  return (
    <header className="topbar">
      <div className="brand">
        <Mark />
        {phone ? <h1 className="unseen">Raft Playground</h1> : <h1>Raft Playground</h1>}
      </div>
      <ScenarioButton />
      {phone ? null : <RunState />}
      <div className="topbar-end">
        {phone ? (
          <>
            <MenuPlace
              menu={PhoneMenu}
              load={loadPhoneMenu}
              className="button bare icon"
              label="Menu"
              look={<Menu aria-hidden />}
            />
            <PageButton action={SHARE} className="button solid icon" label="Share this moment">
              <Share2 aria-hidden />
            </PageButton>
          </>
        ) : (
          <DeskButtons />
        )}
      </div>
    </header>
  );
}

function DeskButtons() {
  return (
    <>
      <PageButton action={UNDO} className="button bare icon">
        <Undo2 aria-hidden />
      </PageButton>
      <PageButton action={REDO} className="button bare icon">
        <Redo2 aria-hidden />
      </PageButton>
      <PageButton action={PALETTE} className="button topbar-palette" label="Run a command">
        <Command aria-hidden />
        <span>
          Run a command <kbd>{keyText('$mod+k')}</kbd>
        </span>
      </PageButton>
      <PageButton action={SHARE} className="button solid topbar-share" label="Share this moment">
        <Share2 aria-hidden />
        <span>Share this moment</span>
      </PageButton>
      <PageButton action={SETTINGS} className="button bare icon">
        <Settings2 aria-hidden />
      </PageButton>
      <ThemeButton />
      <PageButton action={HELP} className="button bare icon">
        <CircleQuestionMark aria-hidden />
      </PageButton>
    </>
  );
}

function ThemeButton() {
  useMedia('(prefers-color-scheme: dark)'); // drawn again when the system changes its mind
  const dark = usePage(isDark);
  return (
    <PageButton action={THEME} className="button bare icon" label={dark ? 'Light' : 'Dark'}>
      {dark ? <Sun aria-hidden /> : <Moon aria-hidden />}
    </PageButton>
  );
}

/** The scenario's name. */
function ScenarioButton() {
  const { title } = usePage(selectScenario);
  const isLoaded = usePage(selectIsLoaded);
  const name = title !== '' ? title : isLoaded ? 'Untitled' : 'Scenario';
  const look = (
    <>
      <span>{name}</span>
      <ChevronDown aria-hidden />
    </>
  );
  return <MenuPlace menu={ScenarioMenu} load={loadScenarios} className="button topbar-scenario" look={look} />;
}

/** The button of a menu. What the menu needs is loaded when a hand comes near. `label`: where the look has no words. */
function MenuPlace(props: {
  readonly menu: ComponentType<{ readonly children: ReactNode }>;
  readonly load: () => Promise<unknown>;
  readonly className: string;
  readonly label?: string;
  readonly look: ReactNode;
}) {
  const { menu: Opened, load, className, label, look } = props;
  const [opened, setOpened] = useState(false);
  const plain = (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-haspopup="menu"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setOpened(true)}
    >
      {look}
    </button>
  );
  return opened ? (
    <Suspense fallback={plain}>
      <Opened>{look}</Opened>
    </Suspense>
  ) : (
    plain
  );
}
