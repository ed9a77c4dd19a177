// Marks of what has just happened: a commit, an election, a lost message. They fade with the clock of the reader.
import { memo } from 'react';
import { cubicDirection, onCubic, round } from '../../lib/geometry.ts';
import { useMedia } from '../../lib/useMedia.ts';
import { selectEvents, selectShownAt, selectSpeed } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { termColor } from '../../theme/termColor.ts';
import { type Effect, effectsAt, fading, spreading } from './effects.ts';
import { channel, clerkPlace, type StageLayout, serverPlace } from './layout.ts';
import { messageLook } from './messageLook.ts';
import { CUT_AT } from './motion.ts';
import './effects.css';

/** Marks of what has just happened. For readers who want less motion they fade without spreading. */
export const Effects = memo(function Effects({ layout }: { layout: StageLayout }) {
  const calm = useMedia('(prefers-reduced-motion: reduce)');
  return (
    <g className="effects">
      <Marks layout={layout} calm={calm} />
    </g>
  );
});

function Marks({ layout, calm }: { layout: StageLayout; calm: boolean }) {
  const events = usePage(selectEvents);
  const shownAt = usePage(selectShownAt);
  const speed = usePage(selectSpeed);
  return effectsAt(events, shownAt, speed).map((effect) => (
    <EffectMark key={effect.key} effect={effect} layout={layout} spread={calm ? 0.35 : spreading(effect.age)} />
  ));
}

function EffectMark({ effect, layout, spread }: { effect: Effect; layout: StageLayout; spread: number }) {
  const opacity = round(fading(effect.age));
  switch (effect.kind) {
    case 'lost':
    case 'arrived':
      return <MessageEnd effect={effect} layout={layout} spread={spread} opacity={opacity} />;
    case 'answered': {
      const card = clerkPlace(layout, effect.node);
      if (!card) return null;
      const by = 2 + 5 * spread;
      return (
        <rect
          className="answered"
          x={card.x - by}
          y={card.y - by}
          width={card.width + 2 * by}
          height={card.height + 2 * by}
          rx={8 + by}
          opacity={opacity}
        />
      );
    }
    default: {
      const place = serverPlace(layout, effect.node);
      if (!place) return null;
      const { x, y } = place.centre;
      const reach = { elected: 1.25, candidate: 0.5, commit: 0.45, crash: 0.7, restart: 0.4 }[effect.kind];
      return (
        <g className={effect.kind} style={{ color: termColor(effect.term) }} opacity={opacity}>
          {effect.kind === 'elected' && (
            <circle className="flood" cx={x} cy={y} r={round(place.radius * (1.2 + spread))} />
          )}
          <circle className="wave" cx={x} cy={y} r={round(place.radius * (1.06 + reach * spread))} />
        </g>
      );
    }
  }
}

interface MessageEndProps {
  readonly effect: Extract<Effect, { kind: 'lost' | 'arrived' }>;
  readonly layout: StageLayout;
  readonly spread: number;
  readonly opacity: number;
}

/** A message that arrived is a ripple at the receiver's edge; a lost one bursts where it got to. */
function MessageEnd({ effect, layout, spread, opacity }: MessageEndProps) {
  const { envelope } = effect;
  const way = channel(layout, envelope.from, envelope.to);
  if (!way) return null;
  const look = messageLook(envelope.message);
  const size = look.radius * (layout.dense ? 0.7 : 1);
  const color = look.term === null ? 'var(--text-muted)' : termColor(look.term);
  if (effect.kind === 'arrived') {
    const { x, y } = onCubic(way, 1);
    return (
      <circle
        className="ripple"
        cx={round(x)}
        cy={round(y)}
        r={round(size * (0.7 + spread))}
        style={{ color }}
        opacity={look.light ? opacity * 0.5 : opacity}
      />
    );
  }
  const done = effect.reason === 'cut' ? CUT_AT : 1;
  const { x, y } = onCubic(way, done);
  const towards = cubicDirection(way, done);
  const turn = Math.atan2(towards.y, towards.x);
  const [near, far] = [size * (0.6 + spread), size * (1 + 1.7 * spread)];
  const rays = Array.from({ length: 8 }, (_, i) => {
    const angle = turn + ((i + 0.5) * Math.PI) / 4;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    return `M${round(dx * near)} ${round(dy * near)}L${round(dx * far)} ${round(dy * far)}`;
  });
  return (
    <path
      className="burst"
      d={rays.join('')}
      transform={`translate(${round(x)} ${round(y)})`}
      style={{ color }}
      opacity={opacity}
    />
  );
}
