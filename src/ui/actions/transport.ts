// Time: play, pause, step, jump, speed, undo.
import { NEVER } from '../../model/ids.ts';
import type { MilestoneKind } from '../../model/timeline.ts';
import { jump, redo, seek, setSpeed, step, stepBack, togglePlay, undo } from '../engine/playground.ts';
import { nextSpeed } from '../engine/speed.ts';
import type { PageState } from '../store/store.ts';
import { openDialog } from '../store/view.ts';
import type { Action } from './action.ts';

/** The places worth a halt when one leafs through a run. */
const TURNING_POINTS: readonly MilestoneKind[] = [
  'candidate',
  'leader',
  'commit',
  'crash',
  'restart',
  'fault',
  'snapshot',
  'note',
  'violation',
  'failure',
  'end',
];

const isLoaded = ({ world }: PageState) => world !== null || 'The engine is still starting';
const isNotFirst = ({ step, shownAt }: PageState) => step > 0 || shownAt > 0 || 'This is the beginning';
const hasNext = ({ nextAt, step, headStep }: PageState) =>
  nextAt !== NEVER || step < headStep || 'Nothing is under way and no timer runs';

function jumpTo(
  id: string,
  label: string,
  keys: readonly string[],
  kinds: readonly MilestoneKind[],
  forward: boolean,
): Action {
  return {
    id,
    group: 'Time',
    label,
    keys,
    enabled: forward ? isLoaded : isNotFirst,
    run: () => void jump(kinds, forward),
  };
}

/** Takes back a command. */
export const UNDO: Action = {
  id: 'undo',
  group: 'Time',
  label: 'Undo the last command',
  keys: ['$mod+z', 'u'],
  enabled: ({ canUndo }) => canUndo || 'Nothing was done by hand on this branch',
  run: () => void undo(),
};

/** Gives it back. */
export const REDO: Action = {
  id: 'redo',
  group: 'Time',
  label: 'Redo',
  keys: ['$mod+Shift+z', '$mod+y'],
  enabled: ({ canRedo }) => canRedo || 'Nothing was undone',
  run: () => void redo(),
};

/** In the order in which the palette lists them. */
export const TRANSPORT_ACTIONS: readonly Action[] = [
  { id: 'play', group: 'Time', label: 'Play or pause', keys: ['Space', '.'], enabled: isLoaded, run: togglePlay },
  { id: 'step', group: 'Time', label: 'One step on', keys: ['ArrowRight'], enabled: hasNext, run: () => void step() },
  {
    id: 'step-back',
    group: 'Time',
    label: 'One step back',
    keys: ['ArrowLeft'],
    enabled: isNotFirst,
    run: () => void stepBack(),
  },
  jumpTo('next', 'To the next turning point', ['Shift+ArrowRight'], TURNING_POINTS, true),
  jumpTo('previous', 'To the previous turning point', ['Shift+ArrowLeft'], TURNING_POINTS, false),
  jumpTo('next-election', 'To the next election', [], ['candidate', 'leader'], true),
  jumpTo('previous-election', 'To the previous election', [], ['candidate', 'leader'], false),
  jumpTo('next-commit', 'To the next commit', [], ['commit'], true),
  jumpTo('previous-commit', 'To the previous commit', [], ['commit'], false),
  jumpTo('next-fault', 'To the next crash or fault', [], ['crash', 'restart', 'fault'], true),
  jumpTo('next-violation', 'To the next broken invariant', [], ['violation'], true),
  {
    id: 'until',
    group: 'Time',
    label: 'Run until…',
    keys: ['n'],
    enabled: isLoaded,
    run: () => openDialog('until'),
  },
  {
    id: 'until-again',
    group: 'Time',
    label: 'Run until the same holds again',
    keys: ['Shift+n'],
    enabled: ({ breakpoint }) => breakpoint !== '' || 'Nothing to run until has been named yet',
    // What reads conditions is fetched when it is wanted.
    run: async ({ breakpoint }) => void (await import('../engine/breakpoint.ts')).runUntilText(breakpoint),
  },
  {
    id: 'start',
    group: 'Time',
    label: 'To the beginning',
    keys: ['Home'],
    enabled: isNotFirst,
    run: () => void seek({ step: 0 }),
  },
  {
    id: 'head',
    group: 'Time',
    label: 'To the end of what has been run',
    keys: ['End'],
    enabled: ({ step, headStep }) => step < headStep || 'This is the end of what has been run',
    run: ({ headStep }) => void seek({ step: headStep }),
  },
  {
    id: 'faster',
    group: 'Time',
    label: 'Faster',
    keys: ['+', 'Shift++', '=', 'NumpadAdd'],
    enabled: ({ speed }) => speed < 1 || 'This is the highest speed',
    run: ({ speed }) => setSpeed(nextSpeed(speed, true)),
  },
  {
    id: 'slower',
    group: 'Time',
    label: 'Slower',
    keys: ['-', 'NumpadSubtract'],
    enabled: ({ speed }) => speed > 1 / 1000 || 'This is the lowest speed',
    run: ({ speed }) => setSpeed(nextSpeed(speed, false)),
  },
  UNDO,
  REDO,
];
