// The calls as the clients see them, newest first. A click looks into one.
import { memo, useState } from 'react';
import type { World } from '../../../model/world.ts';
import { count, span } from '../../lib/figures.ts';
import { inspect } from '../../lib/inspect.ts';
import { secondsText } from '../../lib/timeText.ts';
import { useReading } from '../../store/reading.ts';
import { selectSelection } from '../../store/selectors.ts';
import { type PageState, usePage } from '../../store/store.ts';
import { type CallRow, callRows } from './history.ts';

const PAGE = 100;

/** The table of calls. */
export function History({ world }: { readonly world: World }) {
  const [most, setMost] = useState(PAGE);
  const rows = callRows(world, most);
  const selection = usePage(selectSelection);
  if (rows.length === 0) return <p className="empty">No call has been made. Send one above, or start a load.</p>;
  return (
    <div className="history-scroll">
      <table className="history">
        <thead>
          <tr>
            <th scope="col">Called</th>
            <th scope="col">Clerk</th>
            <th scope="col">Op</th>
            <th scope="col">Answer</th>
            <th scope="col">Took</th>
            <th scope="col">Tries</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <HistoryRow
              key={row.key}
              row={row}
              isSelected={row.offset !== null && selection?.kind === 'operation' && selection.offset === row.offset}
            />
          ))}
        </tbody>
      </table>
      {world.operations.size > most ? (
        <button type="button" className="button small bare" onClick={() => setMost(most + PAGE)}>
          {count(world.operations.size - most, 'older call')}
        </button>
      ) : null}
    </div>
  );
}

const HistoryRow = memo(
  function HistoryRow({ row, isSelected }: { readonly row: CallRow; readonly isSelected: boolean }) {
    const { offset, clerk, op, calledAt, state, text, took, attempts } = row;
    const pick = () => inspect(offset === null ? { kind: 'node', id: clerk } : { kind: 'operation', offset });
    return (
      <tr className={`call-row ${state}`} aria-selected={isSelected} onClick={pick}>
        <td className="code number">{calledAt === null ? '' : secondsText(calledAt)}</td>
        <td>{clerk}</td>
        <td>
          <button type="button" className="call-op code" onClick={pick}>
            {op}
          </button>
        </td>
        <td>{text}</td>
        <td className="number">
          {took === null ? state === 'waiting' && calledAt !== null ? <Waiting since={calledAt} /> : null : span(took)}
        </td>
        <td className="number">{attempts ?? ''}</td>
      </tr>
    );
  },
  (a, b) =>
    a.isSelected === b.isSelected &&
    a.row.offset === b.row.offset &&
    a.row.state === b.row.state &&
    a.row.text === b.row.text &&
    a.row.op === b.row.op &&
    a.row.took === b.row.took &&
    a.row.attempts === b.row.attempts &&
    a.row.calledAt === b.row.calledAt,
);

const selectWholeInstant = (state: PageState) => Math.floor(state.shownAt);

function Waiting({ since }: { readonly since: number }) {
  const now = useReading('tab', selectWholeInstant);
  return <span className="faint">{span(now - since)} so far</span>;
}
