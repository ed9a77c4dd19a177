// The native slider that lies unseen over the tape: keyboard and screen reader move through time by it.
import { useEffect, useRef } from 'react';
import { seek } from '../../engine/playground.ts';
import { secondsText } from '../../lib/timeText.ts';
import { useReading } from '../../store/reading.ts';
import { selectHeadTick, selectMilestones } from '../../store/selectors.ts';
import { pageStore } from '../../store/store.ts';
import { markText } from './marks.ts';

/** Its value is the instant shown, in ms; PageUp and PageDown move a tenth of the run. */
export function Scrubber() {
  const headTick = useReading('timeline', selectHeadTick);
  const milestones = useReading('timeline', selectMilestones);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Followed by hand: sixty renders a second of a slider that nobody sees would be for nothing.
    const follow = (shownAt: number) => {
      if (!input.current) return;
      input.current.value = String(Math.floor(shownAt));
      const latest = milestones.findLast(({ at }) => at <= shownAt);
      input.current.setAttribute(
        'aria-valuetext',
        `${secondsText(shownAt)} seconds${latest ? `, after ${markText(latest)}` : ''}`,
      );
    };
    follow(pageStore.getState().shownAt);
    return pageStore.subscribe(
      ({ shownAt, playing }) => (playing ? null : shownAt),
      (shownAt) => shownAt !== null && follow(shownAt),
    );
  }, [milestones]);
  return (
    <input
      ref={input}
      className="scrubber"
      type="range"
      aria-label="Instant of the run, in milliseconds"
      min={0}
      max={Math.max(1, headTick)}
      step={1}
      defaultValue={0}
      onChange={(change) => void seek({ tick: Number(change.target.value) })}
    />
  );
}
