// A server's role as a small shape, the same as on the ring: square leads, diamond stands for election, circle follows.
import type { ServerNode } from '../../../model/world.ts';
import { termColor } from '../../theme/termColor.ts';

/** The glyph of a server's role in its term's colour; crashed: a cross; paused: two bars. */
export function RoleGlyph({ server }: { server: ServerNode }) {
  const { health, raft } = server;
  const kind = health === 'up' ? raft.role.kind : health;
  return (
    <svg
      className={`role-glyph ${kind}`}
      viewBox="-6 -6 12 12"
      style={{ color: health === 'up' ? termColor(raft.currentTerm) : 'var(--text-faint)' }}
      aria-hidden="true"
    >
      {kind === 'leader' && <rect x={-4.5} y={-4.5} width={9} height={9} rx={2} fill="currentColor" />}
      {kind === 'candidate' && (
        <rect
          x={-3.4}
          y={-3.4}
          width={6.8}
          height={6.8}
          rx={1}
          transform="rotate(45)"
          fill="none"
          stroke="currentColor"
          strokeWidth={1.6}
        />
      )}
      {kind === 'follower' && <circle r={3.9} fill="none" stroke="currentColor" strokeWidth={1.6} />}
      {kind === 'paused' && <path d="M-2-3.5v7M2-3.5v7" stroke="currentColor" strokeWidth={2} />}
      {kind === 'down' && <path d="M-3-3L3 3M3-3L-3 3" stroke="currentColor" strokeWidth={1.5} />}
    </svg>
  );
}
