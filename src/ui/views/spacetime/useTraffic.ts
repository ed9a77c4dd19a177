// The part of the run that the diagram needs, fetched stretch by stretch as the window and the run move.
import { useEffect, useRef, useState } from 'react';
import type { Scenario } from '../../../model/scenario.ts';
import { stretchAfter } from '../../engine/questions.ts';
import { useReading } from '../../store/reading.ts';
import { selectBranch, selectHeadStep, selectScenario } from '../../store/selectors.ts';
import type { TimeWindow } from '../timeline/window.ts';
import { DRAWN } from './marks.ts';
import { joined, type Traffic } from './traffic.ts';
import { kept, wantedStretch } from './wanted.ts';

/** What is known of which run. */
interface Known {
  readonly scenario: Scenario;
  readonly traffic: Traffic | null;
}

/** The traffic about a window; null until the first of it has come. */
export function useTraffic(window: TimeWindow): Traffic | null {
  const scenario = useReading('tab', selectScenario);
  const branch = useReading('tab', selectBranch);
  const step = useReading('tab', selectHeadStep);
  const [known, setKnown] = useState<Known>({ scenario, traffic: null });
  const traffic = known.scenario === scenario ? known.traffic : null;
  const wanted = wantedStretch(traffic, window, { branch, step });

  const looked = useRef(window);
  looked.current = window;
  const isAsking = useRef(false);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  useEffect(() => {
    if (wanted === null || isAsking.current) return;
    isAsking.current = true;
    void stretchAfter({ after: wanted, kinds: DRAWN }).then((stretch) => {
      isAsking.current = false;
      if (isGone.current) return;
      setKnown((now) => {
        const before = now.scenario === scenario ? now.traffic : null;
        if (!stretch) return now; // the thread was lost: the run will be loaded again
        return { scenario, traffic: kept(joined(before, stretch), looked.current) };
      });
    });
  });

  return traffic;
}
