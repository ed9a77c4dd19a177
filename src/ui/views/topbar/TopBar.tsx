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
import { lazy, Suspense, useState } from 'react';
import { keyText } from '../../actions/keyText.ts';
import { PageButton } from '../../actions/PageButton.tsx';
import { REDO, UNDO } from '../../actions/transport.ts';
import { HELP, isDark, PALETTE, SETTINGS, SHARE, THEME } from '../../actions/view.ts';
import { useMedia } from '../../lib/useMedia.ts';
import { selectScenario, selectWorld } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { Mark } from './Mark.tsx';
import { RunState } from './RunState.tsx';
import './topbar.css';

const loadMenu = () => import('./ScenarioMenu.tsx');
const ScenarioMenu = lazy(loadMenu);

/** The bar. On a phone it keeps the scenario, the palette and sharing. */
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
            <PageButton action={PALETTE} className="button bare icon">
              <Menu aria-hidden />
            </PageButton>
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

/** The scenario's name. What its menu needs is loaded when a hand comes near. */
function ScenarioButton() {
  const [opened, setOpened] = useState(false);
  const { title } = usePage(selectScenario);
  const isLoaded = usePage(selectWorld) !== null;
  const name = title !== '' ? title : isLoaded ? 'Untitled' : 'Scenario';
  const look = (
    <>
      <span>{name}</span>
      <ChevronDown aria-hidden />
    </>
  );
  const plain = (
    <button
      type="button"
      className="button topbar-scenario"
      aria-haspopup="menu"
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => setOpened(true)}
    >
      {look}
    </button>
  );
  return opened ? (
    <Suspense fallback={plain}>
      <ScenarioMenu>{look}</ScenarioMenu>
    </Suspense>
  ) : (
    plain
  );
}
