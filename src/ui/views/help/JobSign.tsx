// The signs of a MapReduce job, as they look on the stage and in its tab.
import { tick } from '../stage/messageFigure.ts';
import type { Sign } from './legend.ts';

/** A sign of a job. */
export function JobSign({ sign }: { readonly sign: Extract<Sign, { kind: 'task' | 'file' | 'attempt' }> }) {
  switch (sign.kind) {
    case 'task':
      return sign.state === 'columns' ? <Columns /> : <Tiles isReported={sign.state === 'reported'} />;
    case 'file':
      return (
        <g className={sign.state === 'written' ? 'reduce' : 'map'}>
          <path className={sign.state === 'written' ? 'filled' : 'hollow'} d="M-7-9H1L7-3V9H-7Z" />
          <path className={sign.state === 'written' ? 'lines' : 'verdict'} d="M-3.5-3H0M-3.5 1H3.5M-3.5 5H3.5" />
        </g>
      );
    case 'attempt':
      return <Attempt outcome={sign.outcome} />;
  }
}

function Tiles({ isReported }: { readonly isReported: boolean }) {
  return (['map', 'reduce'] as const).map((kind, i) => (
    <g key={kind} className={kind} transform={`translate(${i === 0 ? -10 : 10} 0)`}>
      <rect className={isReported ? 'hollow' : 'filled'} x="-8" y="-8" width="16" height="16" rx="3.5" />
      {isReported ? <path className="verdict" d={tick(8)} /> : <text className="on-fill">{i === 0 ? 3 : 0}</text>}
    </g>
  ));
}

function Columns() {
  return (
    <g className="map">
      {['free', 'running', 'lost', 'filled'].map((state, i) => (
        <rect key={state} className={`column ${state}`} x={-18 + i * 9.5} y="-5" width="7" height="10" />
      ))}
    </g>
  );
}

function Attempt({ outcome }: { readonly outcome: Extract<Sign, { kind: 'attempt' }>['outcome'] }) {
  return (
    <g className="map">
      <rect className={`attempt ${outcome}`} x="-18" y="-7" width="36" height="14" rx="3.5" />
      {outcome === 'won' && <rect className="filled" x="-12" y="-7" width="22" height="14" />}
      {outcome === 'died' && <path className="verdict" d="M9-3l6 6m0-6l-6 6" />}
      {outcome === 'ignored' && <path className="verdict hatches" d="M-14 7l14-14M-6 7l14-14M2 7l14-14" />}
    </g>
  );
}
