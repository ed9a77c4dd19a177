// What a gesture looks like while it is made: the line of a drag with what it will do, the lasso, the question.
import { closedPath, direction, moved, openPath, round } from '../../lib/geometry.ts';
import { dragProposal } from './handsCommand.ts';
import { centreOf, type StageLayout, serverPlace } from './layout.ts';
import type { Wiring } from './sides.ts';
import type { Gesture } from './useHands.ts';
import './gestures.css';

interface Props {
  readonly gesture: Gesture;
  readonly layout: StageLayout;
  readonly wiring: Wiring;
}

/** The drawn part of a gesture. */
export function GestureLines({ gesture, layout, wiring }: Props) {
  if (gesture.kind === 'lasso' || gesture.kind === 'ask')
    return <path className="lasso" d={closedPath(gesture.points)} />;
  if (gesture.kind !== 'link') return null;
  const start = centreOf(layout, gesture.from);
  if (!start) return null;
  const target = gesture.to ? serverPlace(layout, gesture.to) : undefined;
  const end = target ? target.centre : gesture.at;
  const towards = direction(start, end);
  const tip = target ? moved(end, towards, -target.radius - 6) : end;
  const proposal = gesture.to ? dragProposal(wiring, gesture.from, gesture.to) : null;
  const beside = moved({ x: (start.x + tip.x) / 2, y: (start.y + tip.y) / 2 }, towards, 0, 18);
  const mending = proposal?.command.type === 'mend';
  return (
    <g className={`drag${proposal ? ' ready' : ''}${mending ? ' mending' : ''}`}>
      <path
        className="drag-line"
        d={openPath([moved(start, towards, (serverPlace(layout, gesture.from)?.radius ?? 20) + 6), tip])}
      />
      <circle className="drag-tip" cx={round(tip.x)} cy={round(tip.y)} r={3.5} />
      {proposal && (
        <text className="drag-label" x={round(beside.x)} y={round(beside.y + 4)} textAnchor="middle">
          {proposal.label}
        </text>
      )}
    </g>
  );
}

interface QuestionProps {
  readonly gesture: Gesture;
  readonly layout: StageLayout;
  readonly unit: number;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** After a lasso: "Partition n1 n2 | n3 n4 n5", yes or no. */
export function PartitionQuestion({ gesture, layout, unit, onConfirm, onCancel }: QuestionProps) {
  if (gesture.kind !== 'ask') return null;
  const everybody = [...layout.servers, ...layout.cards].map(({ id }) => id);
  const rest = everybody.filter((id) => !gesture.side.includes(id));
  const left = Math.max(8, Math.min(gesture.at.x + 12, layout.size.width - 330));
  const top = Math.max(8, Math.min(gesture.at.y + 12, layout.size.height - 56));
  return (
    <div
      className="question"
      role="dialog"
      aria-label="Partition the cluster"
      style={{ left: left * unit, top: top * unit }}
    >
      <span>
        Partition <b>{gesture.side.join(' ')}</b> <span className="faint">|</span> <b>{rest.join(' ')}</b>
      </span>
      <button type="button" className="button solid small" onClick={onConfirm}>
        Cut them off <kbd>Enter</kbd>
      </button>
      <button type="button" className="button bare small" onClick={onCancel}>
        Cancel <kbd>Esc</kbd>
      </button>
    </div>
  );
}
