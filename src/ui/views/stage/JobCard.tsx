// What all cards of a job have in common: the frame, and the rings of focus, selection and alarm.
import type { ReactNode } from 'react';
import { type Columns, columnsPath } from './jobColumns.ts';
import type { CardPlace } from './layout.ts';
import './job.css';

/** What every card is told. */
export interface CardProps {
  readonly place: CardPlace;
  readonly selected: boolean;
  /** It is a drop target, or inside the lasso. */
  readonly marked: boolean;
  /** It had a part in a broken invariant. */
  readonly alarmed: boolean;
  readonly tabIndex: 0 | -1;
}

/** A card with what stands on it. `look` is its class, `name` what a screen reader says. */
export function JobCard(
  props: CardProps & { readonly look: string; readonly name: string; readonly children: ReactNode },
) {
  const { place, selected, marked, alarmed, tabIndex, look, name, children } = props;
  const { id, kind, x, y, width, height } = place;
  const corner = Math.min(9, height / 4);
  const ring = (by: number) => ({
    x: -by,
    y: -by,
    width: width + 2 * by,
    height: height + 2 * by,
    rx: corner + by * 0.8,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a shape in a picture cannot be a <button>
    <g
      className={`job-card ${kind} ${look}${marked ? ' marked' : ''}`}
      transform={`translate(${x} ${y})`}
      role="button"
      tabIndex={tabIndex}
      aria-label={name}
      aria-pressed={selected}
      data-node={id}
    >
      <rect className="focus-ring" {...ring(5)} />
      {alarmed && <rect className="alarm-ring" {...ring(3)} />}
      <rect className="card" {...ring(0)} />
      {selected && <rect className="selected-ring" {...ring(2.5)} />}
      {children}
    </g>
  );
}

/** A row of columns: those of each state as one path, under the name of the state. */
export function ColumnRow(props: {
  readonly columns: Columns;
  readonly y: number;
  readonly height: number;
  readonly states: readonly string[];
  readonly stateOf: (column: number) => string;
}) {
  const { columns, y, height, states, stateOf } = props;
  return states.map((state) => {
    const path = columnsPath(columns, y, height, (i) => stateOf(i) === state);
    return path === '' ? null : <path key={state} className={`column ${state}`} d={path} />;
  });
}

/** The text, or as much of it as there is room for and an ellipsis. */
export function shortened(text: string, letters: number): string {
  const most = Math.floor(letters);
  return text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
}
