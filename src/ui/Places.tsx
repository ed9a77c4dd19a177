// The views that stand in the main row, each loaded when it is first drawn, and what they stand in.
import { type ComponentType, lazy, Suspense } from 'react';
import { Boundary } from './lib/Boundary.tsx';
import { Tabs } from './lib/Tabs.tsx';
import { selectTab } from './store/selectors.ts';
import { usePage } from './store/store.ts';
import { openTab } from './store/view.ts';

/** A view without properties. */
export type View = ComponentType<object>;

/** The cluster. */
export const Stage = lazy(() => import('./views/stage/Stage.tsx'));
/** What is selected. */
export const Inspector = lazy(() => import('./views/inspector/Inspector.tsx'));
/** What happened. */
export const Events = lazy(() => import('./views/events/Events.tsx'));

/** The tabs under the stage. */
export const TABS: readonly { readonly id: string; readonly label: string; readonly view: View }[] = [
  { id: 'logs', label: 'Logs', view: lazy(() => import('./views/logs/Logs.tsx')) },
  { id: 'spacetime', label: 'Space-time', view: lazy(() => import('./views/spacetime/Spacetime.tsx')) },
  { id: 'clients', label: 'Clients', view: lazy(() => import('./views/clients/Clients.tsx')) },
  { id: 'shards', label: 'Shards', view: lazy(() => import('./views/shards/Shards.tsx')) },
  { id: 'mapreduce', label: 'MapReduce', view: lazy(() => import('./views/mapreduce/MapReduce.tsx')) },
  { id: 'history', label: 'History', view: lazy(() => import('./views/history/History.tsx')) },
  { id: 'checks', label: 'Checks', view: lazy(() => import('./views/checks/Checks.tsx')) },
  { id: 'labs', label: 'Labs', view: lazy(() => import('./views/labs/Labs.tsx')) },
  { id: 'scenario', label: 'Scenario', view: lazy(() => import('./views/editor/Scenario.tsx')) },
];

/** On a phone what stands in the right column is in tabs, too. */
export const PHONE_TABS = [
  ...TABS.slice(0, 1),
  { id: 'inspector', label: 'Inspector', view: Inspector },
  { id: 'events', label: 'Events', view: Events },
  ...TABS.slice(1),
];

/** The views of which one is seen at a time. */
export function BottomTabs({ tabs }: { readonly tabs: typeof TABS }) {
  const wanted = usePage(selectTab);
  const open = tabs.find((tab) => tab.id === wanted) ?? tabs[0];
  if (!open) return null;
  return (
    <Tabs name="Views of the run" tabs={tabs} open={open.id} onOpen={openTab}>
      <Slot key={open.id} name={`The tab "${open.label}"`} view={open.view} />
    </Tabs>
  );
}

/** A view in its place: loaded when it is first drawn, and alone when it fails. */
export function Slot({ name, view: View }: { readonly name: string; readonly view: View }) {
  return (
    <Boundary name={name}>
      <Suspense fallback={null}>
        <View />
      </Suspense>
    </Boundary>
  );
}
