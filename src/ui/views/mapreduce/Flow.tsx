// The way of the data: splits and maps at the left, the files between maps and reduces as a matrix, reduces and outputs beneath.
import { memo, type PointerEvent, useMemo, useState } from 'react';
import { bytes, sizeText } from '../../lib/figures.ts';
import type { FileCell, FileState, JobFiles } from '../../lib/jobFiles.ts';
import { taskTile } from '../../lib/taskTile.ts';
import { pageUnit, useSize } from '../../lib/useSize.ts';
import { select } from '../../store/view.ts';
import { FlowTable } from './FlowTable.tsx';
import { type FlowLayout, type FlowPlace, layoutFlow, placeInFlow, rowPath } from './flow.ts';
import type { TaskFacts } from './tasks.ts';

interface Props {
  readonly maps: readonly TaskFacts[];
  readonly reduces: readonly TaskFacts[];
  readonly files: JobFiles;
}

/** The picture, what the pointer is upon, and the same as a table for those who do not see it. */
export function Flow({ maps, reduces, files }: Props) {
  const [ground, size] = useSize<HTMLDivElement>();
  const [looked, setLooked] = useState<FlowPlace | null>(null);
  const unit = pageUnit();
  const layout = useMemo(
    () => layoutFlow(maps.length, reduces.length, size, unit),
    [maps.length, reduces.length, size, unit],
  );
  const placeAt = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    return placeInFlow(layout, maps.length, reduces.length, at);
  };
  const look = (event: PointerEvent<SVGSVGElement>) => {
    const place = placeAt(event);
    setLooked((was) => (isSamePlace(was, place) ? was : place));
  };
  const pick = (event: PointerEvent<SVGSVGElement>) => {
    const place = placeAt(event);
    const task = place?.kind === 'map' ? maps[place.number] : place?.kind === 'reduce' ? reduces[place.number] : null;
    const [worker] = task?.workers ?? [];
    if (worker) select({ kind: 'node', id: worker });
  };
  return (
    <section className="job-part job-flow" aria-label="Splits, maps, files and reduces">
      <h3 className="heading">
        {looked ? (
          <span className="job-looked">{placeText(looked, maps, reduces, files)}</span>
        ) : (
          'Split → map → files → reduce → output'
        )}
      </h3>
      <div className="job-flow-ground" ref={ground}>
        {size.width > 0 && (
          <svg
            className="job-matrix"
            width={layout.width}
            height={layout.height}
            aria-hidden="true"
            onPointerMove={look}
            onPointerDown={look}
            onPointerLeave={() => setLooked(null)}
            onPointerUp={pick}
          >
            <g className="map">
              {maps.map((task) => (
                <MapHead key={task.number} task={task} layout={layout} unit={unit} />
              ))}
              {files.parts.map((row, map) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its map
                <FileRow key={map} row={row} map={map} layout={layout} />
              ))}
            </g>
            <g className="reduce">
              {reduces.map((task) => (
                <ReduceFoot
                  key={task.number}
                  task={task}
                  layout={layout}
                  output={files.outputs[task.number]?.state ?? 'missing'}
                />
              ))}
              <FootNames layout={layout} unit={unit} />
            </g>
          </svg>
        )}
      </div>
      <FlowTable maps={maps} reduces={reduces} files={files} />
    </section>
  );
}

function isSamePlace(a: FlowPlace | null, b: FlowPlace | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function placeText(
  place: FlowPlace,
  maps: readonly TaskFacts[],
  reduces: readonly TaskFacts[],
  files: JobFiles,
): string {
  switch (place.kind) {
    case 'map':
      return maps[place.number]?.title ?? '';
    case 'reduce':
      return reduces[place.number]?.title ?? '';
    case 'output':
      return fileText(`mr-out-${place.number}`, files.outputs[place.number]);
    case 'file':
      return fileText(`mr-${place.map}-${place.reduce}`, files.parts[place.map]?.[place.reduce]);
  }
}

const STATE_TEXT: Readonly<Record<FileState, string>> = {
  missing: 'not there yet',
  temporary: 'under another name until it is whole',
  there: 'there',
};

function fileText(name: string, cell: FileCell | undefined): string {
  const { state, bytes: size } = cell ?? { state: 'missing' as const, bytes: 0 };
  return `${name}: ${STATE_TEXT[state]}${state === 'missing' ? '' : `, ${bytes(size)}`}`;
}

interface HeadProps {
  readonly task: TaskFacts;
  readonly layout: FlowLayout;
  readonly unit: number;
}

const MapHead = memo(function MapHead({ task, layout, unit }: HeadProps) {
  const { left, top, step, cell, isRowWritten } = layout;
  const y = top + task.number * step.height;
  const x = isRowWritten ? left - 84 * unit : 2 * unit;
  const width = left - 8 * unit - x;
  const middle = y + cell.height / 2;
  const size = Math.min(11 * unit, cell.height * 0.9);
  const box = { x, y, height: cell.height, rx: Math.min(4, cell.height / 4) };
  return (
    <>
      {isRowWritten && (
        <>
          <text className="split" x={x - 12 * unit} y={middle} fontSize={size}>
            {sizeText(task.bytes)}
          </text>
          <path className="arrow" d={`M${x - 9 * unit} ${middle}h${6 * unit}`} />
        </>
      )}
      <g className={`task ${task.state}`}>
        <rect className="task-box" width={width} {...box} />
        {task.state === 'running' && <rect className="task-run" width={width * task.share} {...box} />}
        {isRowWritten && (
          <>
            <text className="task-name" x={x + 6 * unit} y={middle} fontSize={size}>
              {taskTile(task)}
            </text>
            <text className="task-worker" x={x + width - 6 * unit} y={middle} fontSize={size}>
              {task.workers.join(' ')}
            </text>
          </>
        )}
      </g>
    </>
  );
});

interface RowProps {
  readonly row: readonly FileCell[];
  readonly map: number;
  readonly layout: FlowLayout;
}

const STATES: readonly FileState[] = ['missing', 'temporary', 'there'];

const FileRow = memo(
  function FileRow({ row, map, layout }: RowProps) {
    return STATES.map((state) => {
      const path = rowPath(
        layout,
        map,
        row.map((cell) => cell.state === state),
      );
      return path === '' ? null : <path key={state} className={`file ${state}`} d={path} />;
    });
  },
  (a, b) => a.layout === b.layout && a.map === b.map && isSameRow(a.row, b.row),
);

/** The same states, cell by cell: sizes are not drawn. */
function isSameRow(a: readonly FileCell[], b: readonly FileCell[]): boolean {
  return a === b || (a.length === b.length && a.every(({ state }, i) => state === b[i]?.state));
}

interface FootProps {
  readonly task: TaskFacts;
  readonly layout: FlowLayout;
  readonly output: FileState;
}

const ReduceFoot = memo(function ReduceFoot({ task, layout, output }: FootProps) {
  const { left, step, cell, reduces, outputs, foot, isColumnWritten } = layout;
  const x = left + task.number * step.width;
  const { width } = cell;
  const box = { x, y: reduces, height: foot, rx: Math.min(4, width / 4) };
  // Where there is room the worker stands beside the number.
  const words = width > foot * 1.7 ? [task.number, ...task.workers].join(' ') : String(task.number);
  return (
    <>
      <g className={`task ${task.state}`}>
        <rect className="task-box" width={width} {...box} />
        {task.state === 'running' && <rect className="task-run" width={width * task.share} {...box} />}
        {isColumnWritten && (
          <text
            className="task-number"
            x={x + width / 2}
            y={reduces + foot / 2}
            fontSize={Math.min(foot * 0.58, width * 0.7)}
          >
            {words}
          </text>
        )}
      </g>
      <rect className={`file ${output}`} x={x} y={outputs} width={width} height={foot} />
    </>
  );
});

function FootNames({ layout, unit }: { readonly layout: FlowLayout; readonly unit: number }) {
  const { left, reduces, outputs, foot } = layout;
  return (
    <>
      <text className="foot-name" x={left - 8 * unit} y={reduces + foot / 2} fontSize={11 * unit}>
        reduce
      </text>
      <text className="foot-name" x={left - 8 * unit} y={outputs + foot / 2} fontSize={11 * unit}>
        output
      </text>
    </>
  );
}
