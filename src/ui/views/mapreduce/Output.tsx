// What comes out of the job: every key with its value, searched and sorted. Only the rows in sight are in the page.
import { Search } from 'lucide-react';
import { type CSSProperties, useMemo, useState } from 'react';
import { count } from '../../lib/figures.ts';
import type { JobFiles } from '../../lib/jobFiles.ts';
import { countText } from '../../lib/timeText.ts';
import { pageUnit, useSize } from '../../lib/useSize.ts';
import { firstOrder, type Order, outputRows, rowsInSight, searched, turned } from './output.ts';

/** The height of a row, in the page's units. */
const ROW = 24;

const COLUMNS: readonly { readonly by: Order['by']; readonly label: string }[] = [
  { by: 'key', label: 'Key' },
  { by: 'value', label: 'Value' },
  { by: 'reduce', label: 'Reduce' },
];

/** The table of the output as far as it has been written. */
export function Output({ files }: { readonly files: JobFiles }) {
  const reduces = files.outputs.length;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Order | null>(null);
  const rows = useMemo(() => outputRows(files.outputFiles), [files.outputFiles]);
  const order = chosen ?? firstOrder(rows);
  const { by, down } = order;
  const found = useMemo(() => searched(rows, text, { by, down }), [rows, text, by, down]);
  const most = useMemo(() => found.reduce((max, { amount }) => Math.max(max, amount ?? 0), 0), [found]);
  const [scroll, size] = useSize<HTMLDivElement>();
  const [scrolled, setScrolled] = useState(0);
  const row = ROW * pageUnit();
  const { from, to } = rowsInSight(found.length, scrolled, size.height, row);
  // What is not in sight is room above and below the table; the head of the table stays in sight by itself.
  const room = { '--row': `${row}px`, marginTop: from * row, marginBottom: (found.length - to) * row } as CSSProperties;
  const whole =
    files.outputsThere === reduces ? '' : `, ${files.outputsThere} of ${count(reduces, 'output')} are there`;
  return (
    <section className="job-part job-output" aria-label="Output">
      <div className="job-search">
        <label>
          <Search aria-hidden="true" />
          <input
            type="search"
            className="field"
            aria-label="Search the output"
            placeholder="Search the output"
            value={text}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(change) => setText(change.target.value)}
          />
        </label>
        <p className="muted number" role="status">
          {text === '' ? count(rows.length, 'line') : `${count(found.length, 'line')} of ${countText(rows.length)}`}
          {whole}
        </p>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div
        className="job-rows"
        ref={scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the same
        tabIndex={0}
        onScroll={({ currentTarget }) => setScrolled(Math.floor(currentTarget.scrollTop / row) * row)}
      >
        <table aria-rowcount={found.length + 1} style={room}>
          <thead>
            <tr aria-rowindex={1}>
              {COLUMNS.map((column) => (
                <th
                  key={column.by}
                  scope="col"
                  aria-sort={column.by === by ? (down ? 'descending' : 'ascending') : undefined}
                >
                  <button type="button" className="job-sort" onClick={() => setChosen(turned(order, column.by))}>
                    {column.label}
                    <span aria-hidden="true">{column.by === by ? (down ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(from, to).map(({ key, value, amount, reduce }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              <tr key={from + i} aria-rowindex={from + i + 2}>
                <td className="code" title={key}>
                  {key}
                </td>
                <td className={amount === null ? 'code' : 'code number amount'} title={value}>
                  {amount === null ? null : (
                    <span className="job-amount" style={{ transform: `scaleX(${amount / Math.max(1, most)})` }} />
                  )}
                  {value}
                </td>
                <td className="number faint">{reduce}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {found.length === 0 && (
          <p className="empty">
            {rows.length === 0 ? 'Nothing yet: the first reduce has still to end.' : 'No line has this in it.'}
          </p>
        )}
      </div>
    </section>
  );
}
