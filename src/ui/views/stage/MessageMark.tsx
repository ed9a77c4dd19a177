// One message in flight. The mark itself is painted once; only its transform follows the clock. In a crowd messages are
// painted by paintMessage.ts instead, which has to look the same.
import { type CSSProperties, memo } from 'react';
import { type Envelope, messageId } from '../../../model/world.ts';
import { round } from '../../lib/geometry.ts';
import { messageInks, messageOutline, messageSign } from './messageFigure.ts';
import { type MessageLook, messageLabel, messageLook, messageName } from './messageLook.ts';
import { placeOn, type Way } from './ways.ts';
import './message.css';

interface Props {
  readonly envelope: Envelope;
  readonly way: Way;
  /** The link is cut in this direction: it will get no further than the middle. */
  readonly cut: boolean;
  readonly shownAt: number;
  /** Share of the usual size. */
  readonly scale: number;
  readonly labelled: boolean;
  readonly selected: boolean;
  readonly tabIndex: 0 | -1;
}

/** A message at the instant shown. */
export function MessageMark({ envelope, way, cut, shownAt, scale, labelled, selected, tabIndex }: Props) {
  const { x, y, angle, travelled, strength } = placeOn(way, envelope, shownAt, cut);
  return (
    <g transform={`translate(${x} ${y})${scale === 1 ? '' : ` scale(${scale})`}`} opacity={strength}>
      <Glyph
        envelope={envelope}
        angle={angle}
        travelled={travelled}
        labelled={labelled}
        selected={selected}
        tabIndex={tabIndex}
      />
    </g>
  );
}

interface GlyphProps {
  readonly envelope: Envelope;
  readonly angle: number;
  /** How much of its tail has left the sender, in stage units. */
  readonly travelled: number;
  readonly labelled: boolean;
  readonly selected: boolean;
  readonly tabIndex: 0 | -1;
}

const Glyph = memo(function Glyph({ envelope, angle, travelled, labelled, selected, tabIndex }: GlyphProps) {
  const look = messageLook(envelope.message);
  const { radius } = look;
  const { color, edge, ink, tail } = messageInks(look);
  return (
    <g
      className={`message ${look.family} ${look.verdict ? 'reply' : 'request'}${look.light ? ' light' : ''}`}
      style={{ '--c': color, '--edge': edge, '--ink': ink } as CSSProperties}
    >
      <path
        className="tail"
        d={`M0 ${-radius * 0.72}L${round(-Math.min(travelled, radius * 2 + 18))} 0L0 ${radius * 0.72}Z`}
        fill={`url(#tail-${tail})`}
        transform={`rotate(${angle})`}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a shape in a picture cannot be a <button> */}
      <g
        role="button"
        tabIndex={tabIndex}
        aria-label={messageName(envelope)}
        aria-pressed={selected}
        data-message={messageId(envelope)}
      >
        <circle className="hit" r={10} />
        <circle className="focus-ring" r={radius + 6} />
        {selected && <circle className="selected-ring" r={radius + 4.5} />}
        <Figure look={look} />
      </g>
      {labelled && <MessageLabel text={messageLabel(envelope)} radius={radius} angle={angle} />}
    </g>
  );
});

function Figure({ look }: { look: MessageLook }) {
  const sign = messageSign(look);
  return (
    <>
      <path className="figure" d={messageOutline(look)} />
      {sign && <path className="verdict" d={sign} />}
      {look.inside && (
        <text className={look.inside.length > 2 ? 'count long' : 'count'} y={0.5}>
          {look.inside}
        </text>
      )}
    </>
  );
}

/** Beside the message, on the outer side of its lane, so that labels of the two directions keep apart. */
function MessageLabel({ text, radius, angle }: { text: string; radius: number; angle: number }) {
  const aside = ((angle + 90) * Math.PI) / 180;
  const [dx, dy] = [Math.cos(aside), Math.sin(aside)];
  const reach = radius + 7;
  const anchor = dx > 0.4 ? 'start' : dx < -0.4 ? 'end' : 'middle';
  return (
    <text className="message-label" x={round(dx * reach)} y={round(dy * (reach + 3) + 3.5)} textAnchor={anchor}>
      {text}
    </text>
  );
}
