// What is selected, with every value it has, what the last step changed, and why; or how the cluster stands.
import { lazy, Suspense, useEffect } from 'react';
import { useReading } from '../../store/reading.ts';
import { selectBefore, selectPlaying, selectSelection, selectWorld } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { OverviewPanel } from './OverviewPanel.tsx';
import { WhatChanged } from './WhatChanged.tsx';
import './inspector.css';

const loadSelected = () => import('./Selected.tsx');
const Selected = lazy(loadSelected);

/** The inspector. What it needs for a selection is fetched when the first picture stands, ahead of the first click. */
export default function Inspector() {
  const world = useReading('inspector', selectWorld);
  const last = useReading('inspector', selectBefore);
  // While time runs a difference would be gone before it is read.
  const before = usePage(selectPlaying) ? null : last;
  const selection = useReading('inspector', selectSelection);
  const hasWorld = world !== null;
  useEffect(() => {
    if (hasWorld) void loadSelected();
  }, [hasWorld]);
  return (
    <section className="panel inspector more-below" aria-label="Inspector">
      {world === null ? null : selection ? (
        <Suspense fallback={null}>
          <Selected selection={selection} world={world} before={before} />
        </Suspense>
      ) : (
        <>
          <OverviewPanel world={world} before={before} />
          <WhatChanged />
        </>
      )}
    </section>
  );
}
