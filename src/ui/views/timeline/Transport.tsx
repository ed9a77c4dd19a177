// The buttons of time, as views of the actions, and the speed.
import { ArrowRightToLine, FastForward, Pause, Play, SkipBack, Square, StepBack, StepForward } from 'lucide-react';
import { PageButton } from '../../actions/PageButton.tsx';
import { actionOf } from '../../actions/registry.ts';
import { selectPlaying, selectSearching } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { Speed } from './Speed.tsx';

const START = actionOf('start');
const BACK = actionOf('step-back');
const PLAY = actionOf('play');
const STEP = actionOf('step');
const NEXT = actionOf('next');
const UNTIL = actionOf('until');

/** To the start, one step back, play, one step on, to the next turning point, until something holds; and how fast. */
export function Transport() {
  const searching = usePage(selectSearching) !== null;
  const playing = usePage(selectPlaying);
  const label = searching ? 'Stop' : playing ? 'Pause' : 'Play';
  const Sign = searching ? Square : playing ? Pause : Play;
  return (
    <div className="transport" role="toolbar" aria-label="Transport">
      <PageButton action={START} className="button icon">
        <SkipBack aria-hidden />
      </PageButton>
      <PageButton action={BACK} className="button icon">
        <StepBack aria-hidden />
      </PageButton>
      <PageButton action={PLAY} className="button icon solid play" label={label}>
        <Sign aria-hidden fill="currentColor" />
      </PageButton>
      <PageButton action={STEP} className="button icon">
        <StepForward aria-hidden />
      </PageButton>
      <PageButton action={NEXT} className="button icon">
        <FastForward aria-hidden />
      </PageButton>
      <PageButton action={UNTIL} className="button icon">
        <ArrowRightToLine aria-hidden />
      </PageButton>
      <Speed />
    </div>
  );
}
