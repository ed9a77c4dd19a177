// The colours of glows and of messages' tails.
import { memo } from 'react';
import { FIRST_GROUP } from '../../../model/shard.ts';
import { GROUP_COLOURS, groupLine } from '../../theme/groupColor.ts';
import { TERM_HUES } from '../../theme/termColor.ts';

/** What a message has whose colour is no term's. */
const OTHER_INKS = [
  { name: 'none', color: 'var(--text-muted)' },
  { name: 'map', color: 'var(--map)' },
  { name: 'reduce', color: 'var(--reduce)' },
  ...Array.from({ length: GROUP_COLOURS }, (_, i) => ({
    name: `group-${i + 1}`,
    color: groupLine(FIRST_GROUP + i),
  })),
];

/** Gradients, one per hue of the terms, so that a glow costs no filter. */
export const Paints = memo(function Paints() {
  const hues = Array.from({ length: TERM_HUES + 1 }, (_, hue) => ({ name: `${hue}`, color: `var(--term-${hue})` }));
  return (
    <defs>
      {hues.map(({ name, color }) => (
        <radialGradient key={name} id={`halo-${name}`} style={{ color }}>
          <stop offset="0.3" className="halo-in" />
          <stop offset="1" className="fade-out" />
        </radialGradient>
      ))}
      {[...hues, ...OTHER_INKS].map(({ name, color }) => (
        <linearGradient key={name} id={`tail-${name}`} style={{ color }}>
          <stop offset="0" className="fade-out" />
          <stop offset="1" className="tail-in" />
        </linearGradient>
      ))}
    </defs>
  );
});
