// Hundreds of messages in motion, on one canvas above the ring that a thread of its own paints: a browser moves so many
// marks of SVG only at the cost of frames. Those that somebody points at or has picked stay marks (see Messages.tsx),
// and all are again as soon as time stands still.
import { memo, useLayoutEffect, useRef } from 'react';
import { endsAtCut } from '../../../model/labrpc.ts';
import { type Envelope, messageId } from '../../../model/world.ts';
import type { Point } from '../../lib/geometry.ts';
import { useMedia } from '../../lib/useMedia.ts';
import { selectTheme } from '../../store/selectors.ts';
import { type PageState, pageStore, type Selection, usePage } from '../../store/store.ts';
import { type CrowdCanvas, type CrowdPicture, NUMBERS } from './crowdPicture.ts';
import { type Ripple, rippleAt } from './effectFigure.ts';
import { CALM, effectsAt, STILL, spreading } from './effects.ts';
import { inksHere } from './inksHere.ts';
import { messageScale, type StageLayout } from './layout.ts';
import { type LookNumbers, lookNumbers } from './lookNumbers.ts';
import { messageNear, placeOn, waysOf } from './ways.ts';

/** With more than this in flight, messages are painted together while time runs. */
const CROWD = 40;
/** From here on the canvas is kept painted, so that nothing flickers when it takes over. */
const NEARLY = 30;

/** Whether the messages of a moment are painted together. */
export function isCrowd({ world, playing }: Pick<PageState, 'world' | 'playing'>): boolean {
  return playing && world !== null && world.bus.length > CROWD;
}

const isNearlyCrowd = ({ world }: PageState) => world !== null && world.bus.length > NEARLY;

/** Whether a message is a mark even in a crowd. */
export function standsOut(envelope: Envelope, { selection, hover }: Pick<PageState, 'selection' | 'hover'>): boolean {
  const picked = selection?.kind === 'message' ? selection.id : null;
  const pointed = hover?.kind === 'message' ? hover.id : null;
  if (picked === null && pointed === null) return false;
  const id = messageId(envelope);
  return id === picked || id === pointed;
}

/** How near to a message's middle, in units of a message, the pointer is upon it. */
const TOUCH = 10;

/** The message of a crowd that is at a place, in stage units; null: none. */
export function inCrowd(layout: StageLayout, at: Point): Selection | null {
  const { world, shownAt } = pageStore.getState();
  if (!world) return null;
  const crowd = { bus: world.bus, wiring: world, ways: waysOf(layout) };
  const id = messageNear(crowd, shownAt, at, TOUCH * messageScale(layout));
  return id === null ? null : { kind: 'message', id };
}

interface Props {
  readonly layout: StageLayout;
  /** The stage in CSS px. */
  readonly width: number;
  readonly height: number;
  /** CSS px per stage unit. */
  readonly unit: number;
}

/** The messages in flight while there are many of them and time runs; nothing otherwise. */
export const Crowd = memo(function Crowd(props: Props) {
  return usePage(isNearlyCrowd) ? <Ground {...props} /> : null;
});

function Ground({ layout, width, height, unit }: Props) {
  const ground = useRef<HTMLDivElement>(null);
  const shown = usePage(isCrowd);
  const theme = usePage(selectTheme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const calm = useMedia(CALM);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useLayoutEffect(() => {
    // A canvas is handed to the thread for good: for another size there is another.
    const canvas = document.createElement('canvas');
    ground.current?.append(canvas);
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    const scale = unit * devicePixelRatio;
    const { colors, font } = inksHere(canvas);
    const handed = canvas.transferControlToOffscreen();
    const size = scale * messageScale(layout);
    painter().postMessage({ canvas: handed, scale, size, colors, font } satisfies CrowdCanvas, [handed]);

    const numbers = lookNumbers();
    const paint = (state: PageState) => painter().postMessage(pictureOf(state, layout, numbers, calm));
    paint(pageStore.getState());
    const stop = pageStore.subscribe((state, before) => {
      if (state.shownAt !== before.shownAt || state.world !== before.world || state.hover !== before.hover)
        paint(state);
    });
    return () => {
      stop();
      canvas.remove();
    };
  }, [layout, unit, width, height, theme, dark, calm]);
  return <div ref={ground} className="crowd" hidden={!shown} style={{ width, height }} aria-hidden="true" />;
}

let opened: Worker | null = null;

/** The thread that paints, begun when it is first needed. */
function painter(): Worker {
  opened ??= new Worker(new URL('./crowdPainter.ts', import.meta.url), { type: 'module', name: 'crowd' });
  return opened;
}

/** Filled anew for every picture; a thread is told what it holds, not handed it. */
let room = new Float32Array(0);

function pictureOf(state: PageState, layout: StageLayout, numbers: LookNumbers, calm: boolean): CrowdPicture {
  const { world, shownAt, events, speed } = state;
  const bus = world?.bus ?? [];
  const ways = waysOf(layout);
  if (room.length < bus.length * NUMBERS) room = new Float32Array(bus.length * 2 * NUMBERS);
  // A message of no look is none.
  room.fill(-1);
  let i = 0;
  for (const envelope of bus) {
    const way = ways(envelope);
    if (!way || !world || standsOut(envelope, state)) continue;
    const placed = placeOn(way, envelope, shownAt, endsAtCut(world, envelope));
    room[i] = numbers.of(envelope.message);
    room[i + 1] = placed.x;
    room[i + 2] = placed.y;
    room[i + 3] = placed.angle;
    room[i + 4] = placed.travelled;
    room[i + 5] = placed.strength;
    i += NUMBERS;
  }
  const ripples: Ripple[] = [];
  for (const effect of effectsAt(events, shownAt, speed)) {
    const ripple = effect.kind === 'arrived' && rippleAt(effect, layout, calm ? STILL : spreading(effect.age));
    if (ripple) ripples.push(ripple);
  }
  return { looks: numbers.fresh(), messages: room, ripples };
}
