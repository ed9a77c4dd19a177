// The clients' history as a picture: every call a bar from its call to its answer, and the verdict whether one order of all
// of them explains what was answered.
import { useDeferredValue, useMemo, useState } from 'react';
import { toArray } from '../../../model/list.ts';
import type { World } from '../../../model/world.ts';
import { standingVerdict } from '../../engine/verdict.ts';
import { inspect } from '../../lib/inspect.ts';
import { pageUnit } from '../../lib/useSize.ts';
import { useReading } from '../../store/reading.ts';
import { selectHistory, selectSelection, selectWorld } from '../../store/selectors.ts';
import type { Selection } from '../../store/store.ts';
import { select } from '../../store/view.ts';
import { Bars } from './Bars.tsx';
import { Chosen } from './Chosen.tsx';
import { effectPoints, layoutHistory } from './layout.ts';
import { Tip } from './Tip.tsx';
import { useLanes } from './useLanes.ts';
import { Verdict } from './Verdict.tsx';
import './history.css';

/** The history. */
export default function History() {
  const world = useReading('tab', selectWorld);
  return world ? <Story world={world} /> : null;
}

/** From a call to what it led to: while that is picked, the other ways from the call stay open. */
interface Led {
  readonly from: number;
  readonly to: Selection;
}

function Story({ world }: { readonly world: World }) {
  // A long history is laid out when there is time for it: playback goes first.
  const operations = useDeferredValue(world.operations);
  const judgement = standingVerdict(useReading('tab', selectHistory), operations);
  const selection = useReading('tab', selectSelection);
  const [looked, setLooked] = useState<number | null>(null);
  const layout = useMemo(() => layoutHistory(toArray(operations), pageUnit()), [operations]);
  const points = useMemo(() => effectPoints(layout, judgement), [layout, judgement]);
  const [led, setLed] = useState<Led | null>(null);
  const picked =
    selection?.kind === 'operation' ? selection.offset : led !== null && led.to === selection ? led.from : null;
  const chosen = picked !== null && picked < operations.size ? picked : null;
  const lead = (from: number) => (to: Selection) => {
    setLed({ from, to });
    inspect(to);
  };
  const { scroll, ...lanes } = useLanes(layout, chosen);

  if (operations.size === 0) {
    return <p className="empty">No call has been made. Send one in the tab Clients, or start a load there.</p>;
  }
  return (
    <section className="story" aria-label="History">
      <header className="story-head">
        <Verdict judgement={judgement} operations={operations} />
        {chosen === null ? null : <Chosen offset={chosen} world={world} onLead={lead(chosen)} />}
      </header>
      <div className="story-scroll" ref={scroll} onScroll={lanes.onScroll}>
        <Bars
          layout={layout}
          operations={operations}
          judgement={judgement}
          points={points}
          from={lanes.from}
          to={lanes.to}
          chosen={chosen}
          looked={looked}
          active={lanes.active}
          onLook={setLooked}
          onGo={lanes.go}
          onPick={(offset) => select({ kind: 'operation', offset })}
        />
      </div>
      {looked === null ? null : <Tip offset={looked} operations={operations} judgement={judgement} scroll={scroll} />}
    </section>
  );
}
