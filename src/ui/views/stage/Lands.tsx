// The lands of the groups of a sharded store, each in its group's own tint, with the group's shards on a shelf. What they show
// is said in words by the names upon them (GroupNames.tsx).
import { type CSSProperties, memo } from 'react';
import { FIRST_GROUP } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { round } from '../../lib/geometry.ts';
import { GROUP_COLOURS, groupColor, groupLine, groupSoft } from '../../theme/groupColor.ts';
import { isSameLand, type LandFacts, landFacts, type Square } from './landFacts.ts';
import type { StageLayout } from './layout.ts';
import type { Land } from './rings.ts';
import { isNumbered, squaresOn } from './shelf.ts';
import './lands.css';

/** All lands, beneath the servers. */
export function Lands({ layout, world }: { readonly layout: StageLayout; readonly world: World }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus
    <g className="lands" aria-hidden="true">
      <Hatchings />
      {layout.rings.map(({ group, land }) =>
        land ? <LandMark key={group} land={land} facts={landFacts(world, group)} /> : null,
      )}
    </g>
  );
}

/** Facts are made anew with every world; what they say seldom changes. */
const LandMark = memo(
  function LandMark({ land, facts }: { readonly land: Land; readonly facts: LandFacts }) {
    const { group, look, squares } = facts;
    const { box, shelf } = land;
    const colours = {
      '--g': groupColor(group),
      '--g-line': groupLine(group),
      '--g-soft': groupSoft(group),
    } as CSSProperties;
    const { side, at } = squaresOn(shelf, squares.length);
    return (
      <g className={`land ${look}`} style={colours}>
        <rect className="ground" {...rounded(box)} rx={12} />
        {squares.map((square, i) => {
          const place = at[i];
          return place ? <SquareMark key={square.shard} square={square} x={place.x} y={place.y} side={side} /> : null;
        })}
      </g>
    );
  },
  (a, b) => a.land === b.land && isSameLand(a.facts, b.facts),
);

interface SquareProps {
  readonly square: Square;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Filled: served. Outlined: awaited. Hatched: frozen until its new owner has it. Struck out: about to be deleted. */
function SquareMark({ square: { shard, look, owner }, x, y, side }: SquareProps) {
  const colours = { '--g': groupColor(owner), '--g-line': groupLine(owner) } as CSSProperties;
  const hatched = look === 'leaving' || look === 'deleting';
  const inset = Math.min(0.6, side * 0.08);
  return (
    <g className={`square ${look}`} style={colours} transform={`translate(${round(x)} ${round(y)})`}>
      <rect
        x={inset}
        y={inset}
        width={round(side - 2 * inset)}
        height={round(side - 2 * inset)}
        rx={round(side * 0.22)}
        fill={hatched ? `url(#hatching-${(owner - FIRST_GROUP) % GROUP_COLOURS})` : undefined}
      />
      {isNumbered(side) && (
        <text x={round(side / 2)} y={round(side / 2 + 0.5)} fontSize={round(side * 0.62)}>
          {shard}
        </text>
      )}
      {look === 'deleting' && <path d={`M1.5 ${round(side - 1.5)}L${round(side - 1.5)} 1.5`} />}
    </g>
  );
}

/** One pattern for each group's colour. */
const Hatchings = memo(function Hatchings() {
  return (
    <defs>
      {Array.from({ length: GROUP_COLOURS }, (_, i) => (
        <pattern
          // biome-ignore lint/suspicious/noArrayIndexKey: colours have no identity but their number
          key={i}
          id={`hatching-${i}`}
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M1 0V4" stroke={groupLine(FIRST_GROUP + i)} strokeWidth="1.8" />
        </pattern>
      ))}
    </defs>
  );
});

function rounded({ x, y, width, height }: Land['box']) {
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}
