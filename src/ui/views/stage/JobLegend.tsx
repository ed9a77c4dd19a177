// What the colours of a job mean, in the room under the words of a wide stage.
import type { StageLayout } from './layout.ts';

/** Nothing where something else stands in that room. */
export function JobLegend({ layout, unit }: { readonly layout: StageLayout; readonly unit: number }) {
  const { narrow, cards, size } = layout;
  if (narrow || size.height < 300 || cards.some(({ x }) => x < LEFT + WIDTH)) return null;
  return (
    <dl className="job-legend" style={{ left: LEFT * unit }}>
      <dt>
        <i className="map" />
      </dt>
      <dd>a map: reads a split, writes a file for each reduce</dd>
      <dt>
        <i className="reduce" />
      </dt>
      <dd>a reduce: reads its file of each map, writes the output</dd>
      <dt>
        <i className="idle" />
        <i className="running" />
        <i className="done" />
      </dt>
      <dd>free, under way, done</dd>
    </dl>
  );
}

/** Its place and its width, in stage units. */
const [LEFT, WIDTH] = [22, 330];
