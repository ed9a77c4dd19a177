// The frame of the page: top bar, main row, timeline; on a phone one column. Which view stands where, and nothing else.
import { type ComponentType, lazy, Suspense } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useKeys } from './actions/keys.ts';
import { Boundary } from './lib/Boundary.tsx';
import { Tabs } from './lib/Tabs.tsx';
import { useMedia } from './lib/useMedia.ts';
import { layoutMemory } from './store/preferences.ts';
import { selectDialog, selectFault, selectTab } from './store/selectors.ts';
import { usePage } from './store/store.ts';
import { openTab } from './store/view.ts';
import { FaultPage } from './views/notices/FaultPage.tsx';
import { Notices } from './views/notices/Notices.tsx';
import { Spoken } from './views/notices/Spoken.tsx';
import { Timeline } from './views/timeline/Timeline.tsx';
import { TopBar } from './views/topbar/TopBar.tsx';

type View = ComponentType<object>;

const Stage = lazy(() => import('./views/stage/Stage.tsx'));
const Inspector = lazy(() => import('./views/inspector/Inspector.tsx'));
const Events = lazy(() => import('./views/events/Events.tsx'));

/** The tabs under the stage. */
const TABS: readonly { readonly id: string; readonly label: string; readonly view: View }[] = [
  { id: 'logs', label: 'Logs', view: lazy(() => import('./views/logs/Logs.tsx')) },
  { id: 'clients', label: 'Clients', view: lazy(() => import('./views/clients/Clients.tsx')) },
  { id: 'history', label: 'History', view: lazy(() => import('./views/history/History.tsx')) },
  { id: 'checks', label: 'Checks', view: lazy(() => import('./views/checks/Checks.tsx')) },
  { id: 'labs', label: 'Labs', view: lazy(() => import('./views/labs/Labs.tsx')) },
  { id: 'scenario', label: 'Scenario', view: lazy(() => import('./views/editor/Scenario.tsx')) },
];

/** On a phone what stands in the right column is in tabs, too. */
const PHONE_TABS = [
  ...TABS.slice(0, 1),
  { id: 'inspector', label: 'Inspector', view: Inspector },
  { id: 'events', label: 'Events', view: Events },
  ...TABS.slice(1),
];

/** Dialogs by the name under which the page's state opens them; each is loaded when it is first opened. */
const DIALOGS: Readonly<Record<string, View>> = {
  settings: lazy(() => import('./views/settings/Settings.tsx')),
  share: lazy(() => import('./views/share/Share.tsx')),
  help: lazy(() => import('./views/help/Help.tsx')),
  palette: lazy(() => import('./views/palette/Palette.tsx')),
};

/** The page. */
export function App() {
  useKeys();
  const phone = useMedia('(max-width: 760px)');
  const fault = usePage(selectFault);
  return (
    <Boundary name="The page">
      <div className="page">
        <TopBar phone={phone} />
        {fault ? <FaultPage fault={fault} /> : phone ? <PhoneMain /> : <DeskMain />}
        {fault || phone ? null : <Timeline />}
      </div>
      <OpenDialog />
      <Notices />
      <Spoken />
    </Boundary>
  );
}

function DeskMain() {
  const columns = useDefaultLayout({ id: 'raft-playground.columns', storage: layoutMemory });
  const left = useDefaultLayout({ id: 'raft-playground.left', storage: layoutMemory });
  const right = useDefaultLayout({ id: 'raft-playground.right', storage: layoutMemory });
  return (
    <main className="page-main">
      <Group orientation="horizontal" {...columns}>
        <Panel id="left" minSize="45%">
          <Group orientation="vertical" {...left}>
            <Panel id="stage" minSize="30%">
              <Slot name="The stage" view={Stage} />
            </Panel>
            <Separator />
            <Panel id="tabs" defaultSize="42%" minSize="2.2rem">
              <BottomTabs tabs={TABS} />
            </Panel>
          </Group>
        </Panel>
        <Separator />
        <Panel id="right" defaultSize="26%" minSize="15rem" groupResizeBehavior="preserve-pixel-size">
          <Group orientation="vertical" {...right}>
            <Panel id="inspector" defaultSize="58%" minSize="6rem">
              <Slot name="The inspector" view={Inspector} />
            </Panel>
            <Separator />
            <Panel id="events" minSize="6rem">
              <Slot name="The list of events" view={Events} />
            </Panel>
          </Group>
        </Panel>
      </Group>
    </main>
  );
}

function PhoneMain() {
  return (
    <main className="page-main phone">
      <Slot name="The stage" view={Stage} />
      <Timeline />
      <BottomTabs tabs={PHONE_TABS} />
    </main>
  );
}

function BottomTabs({ tabs }: { readonly tabs: typeof TABS }) {
  const wanted = usePage(selectTab);
  const open = tabs.find((tab) => tab.id === wanted) ?? tabs[0];
  if (!open) return null;
  return (
    <Tabs name="Views of the run" tabs={tabs} open={open.id} onOpen={openTab}>
      <Slot key={open.id} name={`The tab "${open.label}"`} view={open.view} />
    </Tabs>
  );
}

function OpenDialog() {
  const dialog = usePage(selectDialog);
  const View = dialog === null ? undefined : DIALOGS[dialog];
  return View && dialog ? <Slot key={dialog} name={`The dialog "${dialog}"`} view={View} /> : null;
}

/** A view in its place: loaded when it is first drawn, and alone when it fails. */
function Slot({ name, view: View }: { readonly name: string; readonly view: View }) {
  return (
    <Boundary name={name}>
      <Suspense fallback={null}>
        <View />
      </Suspense>
    </Boundary>
  );
}
