// The words of the stage, in the room that its layout leaves them: the verdicts, and what one is looking at.
import { type CSSProperties, memo } from 'react';
import { useReading } from '../../store/reading.ts';
import { selectWorld } from '../../store/selectors.ts';
import { Caption } from './Caption.tsx';
import type { StageLayout } from './layout.ts';
import { Verdict } from './Verdict.tsx';
import './caption.css';

/** In less height than this, in stage units, words are small. */
const LOW = 160;

/** Verdicts above, so that they stay where they are while captions come and go. */
export const Words = memo(function Words(props: { readonly layout: StageLayout; readonly unit: number }) {
  const { layout, unit } = props;
  const world = useReading('words', selectWorld);
  if (!world) return null;
  const { x, y, width, height } = layout.words;
  const room = {
    left: x * unit,
    top: y * unit,
    width: width * unit,
    '--room': `${height * unit}px`,
  } as CSSProperties;
  return (
    <div className={`words${layout.narrow ? ' narrow' : height < LOW ? ' low' : ''}`} style={room}>
      <Verdict violations={world.ghost.violations} processes={world.nodes.filter((node) => 'bugs' in node)} />
      <Caption world={world} room={layout.words} />
    </div>
  );
});
