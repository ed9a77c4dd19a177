// Marks of what has just happened: a commit, an election, a lost message. They fade with the clock of the reader: a mark
// is rendered once, and then follows the instant shown by itself.
import { type CSSProperties, memo, useMemo, useRef } from 'react';
import { useMedia } from '../../lib/useMedia.ts';
import { type PageState, pageStore, usePage } from '../../store/store.ts';
import { setChanged, useInstant } from '../../store/useInstant.ts';
import { isCrowd } from './Crowd.tsx';
import { effectFigure } from './effectFigure.ts';
import { ageAt, CALM, type Effect, effectsAt, fading, isSameMarks, STILL, spreading } from './effects.ts';
import type { StageLayout } from './layout.ts';
import './effects.css';

/** Marks of what has just happened. For readers who want less motion they fade without spreading. */
export const Effects = memo(function Effects({ layout }: { layout: StageLayout }) {
  const calm = useMedia(CALM);
  const last = useRef<readonly Effect[]>([]);
  const effects = usePage((state: PageState) => {
    const all = effectsAt(state.events, state.shownAt, state.speed);
    // The ripples of a crowd are painted with it.
    const now = isCrowd(state) ? all.filter(({ kind }) => kind !== 'arrived') : all;
    if (!isSameMarks(now, last.current)) last.current = now;
    return last.current;
  });
  return (
    <g className="effects">
      {effects.map((effect) => (
        <EffectMark key={`${effect.event.step}.${effect.event.n}`} effect={effect} layout={layout} calm={calm} />
      ))}
    </g>
  );
});

interface Props {
  readonly effect: Effect;
  readonly layout: StageLayout;
  readonly calm: boolean;
}

const EffectMark = memo(
  function EffectMark({ effect, layout, calm }: Props) {
    const figure = useMemo(() => effectFigure(effect, layout), [effect, layout]);
    const ref = useInstant<SVGGElement>((group, shownAt) => {
      const age = ageAt(effect, shownAt, pageStore.getState().speed);
      setChanged(group, 'opacity', (fading(age) * (figure?.strength ?? 1)).toFixed(2));
      const spread = calm ? STILL : spreading(age);
      figure?.shapes.forEach(({ moving }, i) => {
        const shape = group.children[i];
        if (shape) for (const [name, value] of Object.entries(moving(spread))) setChanged(shape, name, String(value));
      });
    });
    if (!figure) return null;
    return (
      <g
        ref={ref}
        className={effect.kind}
        style={{ color: figure.color } as CSSProperties}
        transform={figure.transform}
      >
        {figure.shapes.map(({ tag: Tag, name }) => (
          <Tag key={name} className={name} />
        ))}
      </g>
    );
  },
  (a, b) => a.effect.event === b.effect.event && a.layout === b.layout && a.calm === b.calm,
);
