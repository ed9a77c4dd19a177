// The frame of the page: top bar, main row, timeline; on a phone one column. Which view stands where, and nothing else.
import { lazy, Suspense } from 'react';
import { Boundary } from './lib/Boundary.tsx';
import { useMedia } from './lib/useMedia.ts';
import { BottomTabs, PHONE_TABS, Slot, Stage, type View } from './Places.tsx';
import { selectDialog, selectFault } from './store/selectors.ts';
import { usePage } from './store/store.ts';
import { FaultPage } from './views/notices/FaultPage.tsx';
import { Notices } from './views/notices/Notices.tsx';
import { TopBar } from './views/topbar/TopBar.tsx';

/** The panels of a wide page: their borders are the business of a library that a phone need not load. */
const DeskMain = lazy(() => import('./DeskMain.tsx'));
/** It comes beside the stage, and not before it. */
const Timeline = lazy(() => import('./views/timeline/Timeline.tsx'));
/** Keys are views of all actions there are, and those of the cluster come with the stage. */
const Keys = lazy(() => import('./actions/Keys.tsx'));
/** What is spoken needs all sentences there are, and nobody listens before the first picture. */
const Spoken = lazy(() => import('./views/notices/Spoken.tsx'));

/** Dialogs by the name under which the page's state opens them; each is loaded when it is first opened. */
const DIALOGS: Readonly<Record<string, View>> = {
  settings: lazy(() => import('./views/settings/Settings.tsx')),
  share: lazy(() => import('./views/share/Share.tsx')),
  help: lazy(() => import('./views/help/Help.tsx')),
  until: lazy(() => import('./views/until/Until.tsx')),
  job: lazy(() => import('./views/mapreduce/JobForm.tsx')),
  palette: lazy(() => import('./views/palette/Palette.tsx')),
};

/** The page. */
export function App() {
  const phone = useMedia('(max-width: 47.5rem)');
  const fault = usePage(selectFault);
  return (
    <Boundary name="The page">
      <div className={phone ? 'page phone' : 'page'}>
        <TopBar phone={phone} />
        {fault ? <FaultPage fault={fault} /> : phone ? <PhoneMain /> : <DeskPlace />}
        {fault || phone ? null : <TimelinePlace />}
      </div>
      <OpenDialog />
      <Notices />
      <Slot name="The keyboard" view={Keys} />
      <Slot name="The voice of the page" view={Spoken} />
    </Boundary>
  );
}

function DeskPlace() {
  return (
    <Suspense fallback={<main className="page-main" />}>
      <DeskMain />
    </Suspense>
  );
}

/** Keeps its place free until it has come, so that nothing jumps. */
function TimelinePlace() {
  return (
    <Boundary name="The timeline">
      <Suspense fallback={<div className="timeline-place" />}>
        <Timeline />
      </Suspense>
    </Boundary>
  );
}

function PhoneMain() {
  return (
    <main className="page-main phone">
      <Slot name="The stage" view={Stage} />
      <TimelinePlace />
      <BottomTabs tabs={PHONE_TABS} />
    </main>
  );
}

function OpenDialog() {
  const dialog = usePage(selectDialog);
  const View = dialog === null ? undefined : DIALOGS[dialog];
  return View && dialog ? <Slot key={dialog} name={`The dialog "${dialog}"`} view={View} /> : null;
}
