// The table of logs: a row for each server, a column for each index. It says in text what the ring shows in motion. Of a
// sharded store each group has a table, for its log grows at a pace of its own.
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { LogIndex, NodeId } from '../../../model/ids.ts';
import type { ServerNode } from '../../../model/world.ts';
import { pageUnit, useSize } from '../../lib/useSize.ts';
import { useReading } from '../../store/reading.ts';
import { selectSelection, selectWorld } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { select } from '../../store/view.ts';
import { beliefsOf, disagreements, newestIndex } from './cells.ts';
import { columnCount, columnLeft, columnWidthOf, isAtNewest, visibleColumns } from './columns.ts';
import { type LogGroup, logGroups } from './groups.ts';
import { Legend } from './Legend.tsx';
import { LogRow } from './LogRow.tsx';
import './logs.css';

/** Widths in units of the page. */
const COLUMN = 108;
const COLUMN_NARROW = 92;
const HEADER = 72;

/** The log table; empty until a run is loaded. */
export default function Logs() {
  const world = useReading('tab', selectWorld);
  const [ground, size] = useSize<HTMLDivElement>();
  const groups = world && size.width > 0 ? logGroups(world) : [];
  return (
    <div className={groups.length > 1 ? 'logs several' : 'logs'} ref={ground}>
      {groups.map((group) => (
        <Table key={group.group} {...group} width={size.width} />
      ))}
      {groups.length > 1 && <Legend {...marksOf(groups.flatMap(({ servers }) => servers))} />}
    </div>
  );
}

/** One cell of the grid. */
interface Place {
  readonly node: NodeId;
  readonly index: LogIndex;
}

/** Which marks the legend has to explain. */
function marksOf(servers: readonly ServerNode[]): { readonly slow: boolean; readonly led: boolean } {
  return {
    slow: servers.some(({ disk }) => disk.delay[1] > 0),
    led: servers.some(({ raft }) => raft.role.kind === 'leader'),
  };
}

function Table({ name, remark, servers, width }: LogGroup & { readonly width: number }) {
  const selection = usePage(selectSelection);
  const unit = pageUnit();
  const viewWidth = Math.max(0, width - HEADER * unit);
  const columnWidth = columnWidthOf(viewWidth, (width < 560 * unit ? COLUMN_NARROW : COLUMN) * unit);
  const newest = newestIndex(servers);
  const count = columnCount(newest, viewWidth, columnWidth);
  const contentWidth = count * columnWidth;

  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef({ viewWidth: 0, contentWidth: 0 });
  const [scrolled, setScrolled] = useState(0);
  const [focus, setFocus] = useState<Place | null>(null);
  // The view stays with the newest entries as they come, unless the reader had scrolled back.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const was = before.current;
    before.current = { viewWidth, contentWidth };
    if (isAtNewest(element.scrollLeft, was.viewWidth, was.contentWidth, columnWidth)) {
      element.scrollLeft = contentWidth - viewWidth;
    }
    setScrolled(element.scrollLeft);
  }, [contentWidth, viewWidth, columnWidth]);

  const { first, last } = visibleColumns(scrolled, viewWidth, columnWidth, count);
  const columns = useMemo(() => ({ first, last }), [first, last]);
  const indexes = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const torn = disagreements(servers, columns);
  const picked = selection?.kind === 'entry' ? selection : null;
  const pickedRow = selection?.kind === 'node' ? selection.id : picked?.node;
  const home = focus ?? homeOf(servers);

  const onScroll = () => setScrolled(scroller.current?.scrollLeft ?? 0);
  const reveal = (place: Place) => {
    const element = scroller.current;
    const left = columnLeft(place.index, columnWidth);
    if (element && (left < element.scrollLeft || left + columnWidth > element.scrollLeft + viewWidth)) {
      element.scrollLeft = left - viewWidth / 2;
      onScroll();
    }
    setFocus(place);
    // The cell is painted by the time the next frame is drawn.
    requestAnimationFrame(() => cellOf(element, place)?.focus({ preventScroll: true }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = placeOf(event.target);
    if (!here || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = event.key === 'Enter' ? here : step(servers, here, event.key);
    if (!next) return;
    if (event.key === 'Enter') select({ kind: 'entry', ...here });
    else reveal(next);
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target);
    const row =
      event.target instanceof Element ? event.target.closest('.log-server')?.closest<HTMLElement>('[data-row]') : null;
    if (place) select({ kind: 'entry', ...place });
    else if (row?.dataset.row) select({ kind: 'node', id: row.dataset.row });
  };
  const onFocus = (event: FocusEvent) => {
    const place = placeOf(event.target);
    if (place) setFocus(place);
  };

  const grid = (
    // biome-ignore lint/a11y/useSemanticElements: thousands of columns are windowed, which a <table> cannot be
    <div
      className="log-scroller"
      ref={scroller}
      role="grid"
      aria-label={name === null ? 'Logs of the servers' : `Logs, ${name}`}
      aria-rowcount={servers.length + 1}
      aria-colcount={count + 1}
      tabIndex={home ? -1 : 0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={onFocus}
      style={{ '--column': `${columnWidth}px` } as CSSProperties}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus */}
      <div role="row" aria-rowindex={1} className="log-head">
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
        <div role="columnheader" className="log-server corner">
          <span className="unseen">server</span>
        </div>
        <div className="log-cells" role="presentation" style={{ width: contentWidth }}>
          {indexes.map((index) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={index}
              role="columnheader"
              className={`log-index${torn.includes(index) ? ' torn' : ''}${index > newest ? ' ahead' : ''}`}
              aria-colindex={index + 1}
              aria-label={torn.includes(index) ? `index ${index}, the servers disagree` : `index ${index}`}
              style={{ left: columnLeft(index, columnWidth), width: columnWidth }}
            >
              {index}
              {torn.includes(index) && <span className="torn-mark">≠</span>}
            </div>
          ))}
        </div>
      </div>
      <div className="log-body" role="presentation">
        <Ground indexes={indexes} torn={torn} columnWidth={columnWidth} width={contentWidth} />
        {servers.map((server, i) => (
          <LogRow
            key={server.id}
            server={server}
            beliefs={beliefsOf(server.id, servers)}
            columns={columns}
            columnWidth={columnWidth}
            width={contentWidth}
            row={i + 2}
            selected={picked?.node === server.id ? picked.index : null}
            rowSelected={pickedRow === server.id}
            focused={home?.node === server.id ? home.index : null}
          />
        ))}
      </div>
      {name === null && <Legend {...marksOf(servers)} />}
    </div>
  );
  if (name === null) return grid;
  return (
    <section className="log-group" aria-label={name}>
      <h3>
        {name} <span>{remark}</span>
      </h3>
      {grid}
    </section>
  );
}

interface GroundProps {
  readonly indexes: readonly LogIndex[];
  readonly torn: readonly LogIndex[];
  readonly columnWidth: number;
  readonly width: number;
}

/** Behind the rows: the columns at which the logs disagree. */
function Ground({ indexes, torn, columnWidth, width }: GroundProps) {
  return (
    <div className="log-ground" aria-hidden="true" style={{ width }}>
      {indexes
        .filter((index) => torn.includes(index))
        .map((index) => (
          <span key={index} style={{ left: columnLeft(index, columnWidth), width: columnWidth }} />
        ))}
    </div>
  );
}

/** Where Tab enters the grid: the newest entry of the first server that has one. */
function homeOf(servers: readonly ServerNode[]): Place | null {
  const server = servers.find(({ raft }) => raft.log.entries.size > 0);
  return server ? { node: server.id, index: server.raft.log.base + server.raft.log.entries.size } : null;
}

/** The nearest entry in the direction of a key; null: the key is none of ours, or there is nothing that way. */
function step(servers: readonly ServerNode[], { node, index }: Place, key: string): Place | null {
  const row = servers.findIndex(({ id }) => id === node);
  const within = (server: ServerNode | undefined, wanted: LogIndex): Place | null => {
    if (!server || server.raft.log.entries.size === 0) return null;
    const { base, entries } = server.raft.log;
    return { node: server.id, index: Math.max(base + 1, Math.min(base + entries.size, wanted)) };
  };
  switch (key) {
    case 'ArrowLeft':
      return within(servers[row], index - 1);
    case 'ArrowRight':
      return within(servers[row], index + 1);
    case 'Home':
      return within(servers[row], 0);
    case 'End':
      return within(servers[row], Number.MAX_SAFE_INTEGER);
    case 'ArrowUp':
      return servers
        .slice(0, Math.max(0, row))
        .reduceRight<Place | null>((found, s) => found ?? within(s, index), null);
    case 'ArrowDown':
      return servers.slice(row + 1).reduce<Place | null>((found, s) => found ?? within(s, index), null);
    default:
      return null;
  }
}

/** The entry that an element stands for. */
function placeOf(target: EventTarget | null): Place | null {
  const marked = target instanceof Element ? target.closest<HTMLElement>('[data-entry]') : null;
  const [node, index] = marked?.dataset.entry?.split('@') ?? [];
  return node && index ? { node, index: Number(index) } : null;
}

function cellOf(root: HTMLElement | null, { node, index }: Place): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-entry="${node}@${index}"]`) ?? null;
}
