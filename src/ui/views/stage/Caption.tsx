// What one is looking at: the scenario's own caption, or what the page makes of the situation.
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { situation } from '../../../describe/caption.ts';
import type { World } from '../../../model/world.ts';
import { useReading } from '../../store/reading.ts';
import type { PageState } from '../../store/store.ts';
import { headline } from './headline.ts';
import type { Box } from './rings.ts';

/** The instant shown in whole ms: a caption counts no fractions. */
const selectShownTick = (state: PageState) => Math.floor(state.shownAt);

/** The caption, in what room the words have. One that is too long for it can be unfolded. */
export function Caption({ world, room }: { readonly world: World; readonly room: Box }) {
  const tick = useReading('words', selectShownTick);
  const { caption } = world.director;
  const { title, detail } = useMemo(
    () => (caption === null ? situation(world, tick) : headline(caption)),
    [world, tick, caption],
  );
  const text = useRef<HTMLDivElement>(null);
  const [isCut, setCut] = useState(false);
  /** The caption that the reader has unfolded. */
  const [unfolded, setUnfolded] = useState<string | null>(null);
  const isOpen = caption !== null && unfolded === caption;
  const { width, height } = room;
  // Only a scenario says more than there is room for; what the page says of a situation is short, and changes at every step.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the room decides how much can be seen
  useLayoutEffect(() => {
    if (isOpen) return;
    const { scrollHeight = 0, clientHeight = 0 } = (caption !== null && text.current) || {};
    setCut(scrollHeight > clientHeight + 1);
  }, [caption, isOpen, width, height]);
  return (
    <div className={`caption${isOpen ? ' open' : isCut ? ' cut' : ''}`}>
      <div className="caption-text" ref={text}>
        {title && <h2>{title} </h2>}
        {detail && <p className={title ? undefined : 'lead'}>{detail}</p>}
      </div>
      {isCut && (
        <button
          type="button"
          className="button small caption-more"
          aria-expanded={isOpen}
          onClick={() => setUnfolded(isOpen ? null : caption)}
        >
          {isOpen ? 'Less' : 'More'}
        </button>
      )}
    </div>
  );
}
