// The buttons of time, as views of the actions, and the speed.
import { FastForward, Pause, Play, SkipBack, StepBack, StepForward } from 'lucide-react';
import { PageButton } from '../../actions/PageButton.tsx';
import { actionOf } from '../../actions/registry.ts';
import { selectPlaying } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { Speed } from './Speed.tsx';

const START = actionOf('start');
const BACK = actionOf('step-back');
const PLAY = actionOf('play');
const STEP = actionOf('step');
const NEXT = actionOf('next');

/** To the start, one step back, play, one step on, to the next turning point; and how fast. */
export function Transport() {
  const playing = usePage(selectPlaying);
  return (
    <div className="transport" role="toolbar" aria-label="Transport">
      <PageButton action={START} className="button icon">
        <SkipBack aria-hidden />
      </PageButton>
      <PageButton action={BACK} className="button icon">
        <StepBack aria-hidden />
      </PageButton>
      <PageButton action={PLAY} className="button icon solid play" label={playing ? 'Pause' : 'Play'}>
        {playing ? <Pause aria-hidden fill="currentColor" /> : <Play aria-hidden fill="currentColor" />}
      </PageButton>
      <PageButton action={STEP} className="button icon">
        <StepForward aria-hidden />
      </PageButton>
      <PageButton action={NEXT} className="button icon">
        <FastForward aria-hidden />
      </PageButton>
      <Speed />
    </div>
  );
}
