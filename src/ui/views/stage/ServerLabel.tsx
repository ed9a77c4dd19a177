// A server's name, its role in words and the end of its log, on the outer side of the ring.
import type { ServerNode } from '../../../model/world.ts';
import { LogStrip } from './LogStrip.tsx';
import { labelLines, labelStart } from './labels.ts';
import type { ServerPlace } from './layout.ts';
import { remark, roleWord } from './serverFacts.ts';

/** The label. Nothing in it can be clicked: the shape is the target. */
export function ServerLabel({
  server,
  place,
  stale,
  dense,
}: {
  server: ServerNode;
  place: ServerPlace;
  stale: boolean;
  dense: boolean;
}) {
  const { radius, label } = place;
  const word = roleWord(server, stale);
  const more = remark(server);
  if (label === 'none') return null;
  const beside = label === 'left' || label === 'right';
  const x = beside ? (dense ? radius + 12 : labelStart(radius)) * (label === 'left' ? -1 : 1) : 0;
  const anchor = beside ? (label === 'left' ? 'end' : 'start') : 'middle';
  if (dense) {
    const y = beside ? 4 : label === 'above' ? -(radius + 6) : radius + 14;
    return (
      <text className="label" x={x} y={y} textAnchor={anchor}>
        <tspan className="name">{server.id}</tspan>
      </text>
    );
  }
  if (beside) {
    return (
      <>
        <text className="label" y={-3} textAnchor={anchor}>
          <tspan className="name" x={x}>
            {server.id}
          </tspan>
          <tspan className="role" x={x} dy={15}>
            {word}
          </tspan>
          {more && (
            <tspan className="remark" x={x} dy={13}>
              {more}
            </tspan>
          )}
        </text>
        <LogStrip raft={server.raft} x={x} y={more ? 33 : 20} anchor={anchor} />
      </>
    );
  }
  const lines = labelLines(radius, label);
  return (
    <>
      <text className="label" y={lines.words} textAnchor="middle">
        <tspan className="name">{server.id}</tspan>
        <tspan className="role" dx={6}>
          {more ? `${word} · ${more}` : word}
        </tspan>
      </text>
      <LogStrip raft={server.raft} x={0} y={lines.strip} anchor="middle" />
    </>
  );
}
