// How to read the picture, and which key does what: the keys are read off the registry, so they are right.
import type { ReactNode } from 'react';
import { keyText } from '../../actions/keys.ts';
import { ACTIONS } from '../../actions/registry.ts';
import { Dialog } from '../../lib/Dialog.tsx';
import { openDialog } from '../../store/view.ts';
import './help.css';

const GROUPS = ['Time', 'Servers', 'Network', 'Clients', 'Page'] as const;

/** The signs of the picture with what they mean. */
const SIGNS: readonly (readonly [ReactNode, string])[] = [
  [
    <rect key="l" x="11" y="5" width="18" height="18" rx="5" fill="var(--term-3)" />,
    'A leader: a filled square. The number in it is its term, and so is the colour.',
  ],
  [
    <circle key="f" cx="20" cy="14" r="9" fill="none" stroke="var(--term-3)" strokeWidth="2" />,
    'A follower. The arc around it runs down: when it is used up, the follower stands for election.',
  ],
  [
    <path
      key="c"
      d="M20 3l11 11l-11 11l-11 -11z"
      fill="none"
      stroke="var(--term-2)"
      strokeWidth="2"
      strokeDasharray="4 2.5"
    />,
    'A candidate, with a dot for every vote it holds.',
  ],
  [
    <circle key="m" cx="20" cy="14" r="4.5" fill="var(--term-1)" />,
    'A request on its way. A lighter one is a heartbeat: it carries no entries.',
  ],
  [
    <circle key="r" cx="20" cy="14" r="5" fill="none" stroke="var(--term-1)" strokeWidth="1.8" />,
    'A reply: hollow, with + or − for its verdict.',
  ],
  [
    <rect
      key="u"
      x="7"
      y="6"
      width="26"
      height="16"
      rx="4"
      fill="none"
      stroke="var(--term-1)"
      strokeWidth="1.5"
      strokeDasharray="4 3"
    />,
    'An entry that is not committed yet. It becomes solid when it is, and gets a tick when it is applied.',
  ],
  [
    <path key="v" d="M20 5l9 9l-9 9l-9 -9z" fill="var(--alarm)" />,
    'A broken promise of Raft. This colour means nothing else.',
  ],
];

/** The dialog behind `?`. */
export default function Help() {
  return (
    <Dialog title="How to read and use this page" className="help" onClose={() => openDialog(null)}>
      <p className="help-intro">
        A whole Raft cluster runs here, in this page. Time is yours: play it, step it, drag it back. Click a server or a
        message and do something to it; what you do in the past begins another future, and the old one stays. Every
        moment can be shared as a link.
      </p>
      <div className="help-columns">
        <section>
          <h3 className="heading">Signs</h3>
          <dl className="help-signs">
            {SIGNS.map(([sign, meaning]) => (
              <Row
                key={meaning}
                term={
                  <svg viewBox="0 0 40 28" aria-hidden="true">
                    {sign}
                  </svg>
                }
                text={meaning}
              />
            ))}
          </dl>
          <Keys group="Page" />
          <Keys group="Clients" />
        </section>
        <section>
          {GROUPS.slice(0, 3).map((group) => (
            <Keys key={group} group={group} />
          ))}
        </section>
      </div>
    </Dialog>
  );
}

function Keys({ group }: { readonly group: (typeof GROUPS)[number] }) {
  const actions = ACTIONS.filter((action) => action.group === group && action.keys.length > 0);
  return (
    <>
      <h3 className="heading">{group}</h3>
      <dl className="help-keys">
        {actions.map(({ id, keys: [key = ''], label }) => (
          <Row key={id} term={<kbd>{keyText(key)}</kbd>} text={label} />
        ))}
      </dl>
    </>
  );
}

function Row({ term, text }: { readonly term: ReactNode; readonly text: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}
