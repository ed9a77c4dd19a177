// One sign of the picture language, drawn by itself, as it looks on the stage and in the logs.
import type { CSSProperties, ReactNode } from 'react';
import type { Term } from '../../../model/ids.ts';
import { groupColor, groupLine } from '../../theme/groupColor.ts';
import { termColor, termInk, termSoft } from '../../theme/termColor.ts';
import { JobSign } from './JobSign.tsx';
import type { Sign as SignData } from './legend.ts';
import './sign.css';

/** The drawing alone, 40 by 28; the meaning stands beside it in words. */
export function Sign({ sign }: { readonly sign: SignData }) {
  return (
    <svg className="sign" viewBox="-20 -14 40 28" aria-hidden="true">
      {drawing(sign)}
    </svg>
  );
}

function drawing(sign: SignData): ReactNode {
  switch (sign.kind) {
    case 'terms':
      return [1, 2, 3].map((term) => (
        <Tinted key={term} term={term}>
          <g transform={`translate(${(term - 2) * 13} 0)`}>
            <circle className="server-body" r="5.5" />
            <text>{term}</text>
          </g>
        </Tinted>
      ));
    case 'server':
      return (
        <Tinted term={sign.term}>
          <Server shape={sign.shape} term={sign.term} />
        </Tinted>
      );
    case 'message':
      return (
        <Tinted term={2}>
          <Message shape={sign.shape} />
        </Tinted>
      );
    case 'cut':
      return <path className="cut-line" d="M-18 0h11M7 0h11M-3.5-3.5l7 7m0-7l-7 7" />;
    case 'entry':
      return (
        <Tinted term={1}>
          <Entry state={sign.state} />
        </Tinted>
      );
    case 'belief':
      return (
        <Tinted term={1}>
          <rect className="entry-body" x="-13" y="-11" width="26" height="14" rx="4" />
          {sign.of === 'matchIndex' ? (
            <circle className="mark" cx="13" cy="8" r="3" />
          ) : (
            <path className="mark" d="M0 5l4.5 6h-9z" />
          )}
        </Tinted>
      );
    case 'task':
    case 'file':
    case 'attempt':
      return <JobSign sign={sign} />;
    case 'alarm':
      return <circle className="alarm" r="9" />;
  }
}

function Tinted({ term, children }: { readonly term: Term; readonly children: ReactNode }) {
  const colours = { '--c': termColor(term), '--soft': termSoft(term), '--ink': termInk(term) } as CSSProperties;
  return <g style={colours}>{children}</g>;
}

function Server({
  shape,
  term,
}: {
  readonly shape: Extract<SignData, { kind: 'server' }>['shape'];
  readonly term: Term;
}) {
  switch (shape) {
    case 'leader':
    case 'stale':
      return (
        <>
          <rect className={`leader-frame ${shape}`} x="-11.5" y="-11.5" width="23" height="23" rx="5.5" />
          <rect className="leader-body" x="-8.5" y="-8.5" width="17" height="17" rx="3.5" />
          <text className="on-fill">{term}</text>
        </>
      );
    case 'follower':
      return (
        <>
          <circle className="timer-track" r="11.5" />
          <circle className="timer-left" r="11.5" pathLength="1" strokeDasharray="0.62 1" transform="rotate(-90)" />
          <circle className="server-body" r="8" />
          <text>{term}</text>
        </>
      );
    case 'candidate':
      return (
        <>
          <rect className="candidate-body" x="-6.5" y="-6.5" width="13" height="13" rx="1.5" transform="rotate(45)" />
          <text>{term}</text>
          <circle className="bead granted" cy="-11.5" r="2.1" />
          <circle className="bead granted" cx="11" cy="-4" r="2.1" />
          <circle className="bead" cx="-11" cy="-4" r="2.1" />
          <g className="refused" transform="translate(7.5 9)">
            <circle className="bead" r="2.1" />
            <path d="M-1.1-1.1l2.2 2.2m0-2.2l-2.2 2.2" />
          </g>
        </>
      );
    case 'crashed':
      return (
        <>
          <circle className="crashed-body" r="9.5" />
          <path className="crashed-cross" d="M-3-3l6 6m0-6l-6 6" />
        </>
      );
  }
}

function Message({ shape }: { readonly shape: Extract<SignData, { kind: 'message' }>['shape'] }) {
  switch (shape) {
    case 'entries':
      return (
        <>
          <circle className="filled" r="7" />
          <text className="on-fill">3</text>
        </>
      );
    case 'heartbeat':
      return <circle className="filled light" r="3.8" />;
    case 'vote':
      return <rect className="filled" x="-5" y="-5" width="10" height="10" rx="1.2" transform="rotate(45)" />;
    case 'snapshot':
      return (
        <>
          <rect className="filled" x="-8" y="-7" width="16" height="14" rx="2.5" />
          <path className="lines" d="M-4.5-3h9M-4.5 0h9M-4.5 3h5" />
        </>
      );
    case 'shard':
      return (
        <>
          <rect
            className="filled"
            x="-9"
            y="-7.5"
            width="18"
            height="15"
            rx="2.5"
            style={{ fill: groupColor(101), stroke: groupLine(101) }}
          />
          <text className="on-fill" style={{ fill: 'var(--text)' }}>
            4
          </text>
        </>
      );
    case 'replies':
      return (
        <>
          <circle className="hollow" cx="-9" r="6" />
          <path className="verdict" d="M-12 0h6M-9-3v6" />
          <circle className="hollow" cx="9" r="6" />
          <path className="verdict" d="M6 0h6" />
        </>
      );
  }
}

function Entry({ state }: { readonly state: Extract<SignData, { kind: 'entry' }>['state'] }) {
  if (state === 'compacted') {
    return (
      <>
        <rect className="hatched" x="-17" y="-8" width="34" height="16" rx="4" />
        <path className="hatches" d="M-15 6l12-12M-9 7l14-14M-2 7l14-14M5 7l10-10M12 7l4-4" />
      </>
    );
  }
  return (
    <>
      <rect className={`entry-body ${state}`} x="-17" y="-8" width="34" height="16" rx="4" />
      <text x="-10">1</text>
      {state === 'applied' && <path className="tick" d="M6 0.5l2.6 2.8L13-3" />}
    </>
  );
}
