// What Raft is, how to read the picture, and which key does what: the keys are read off the registry, so they are right.
import { keyText } from '../../actions/keyText.ts';
import { ACTIONS } from '../../actions/registry.ts';
import { Dialog } from '../../lib/Dialog.tsx';
import { openDialog } from '../../store/view.ts';
import { RAFT_IN_FIVE_LINES } from './legend.ts';
import { SignList } from './SignList.tsx';
import './help.css';

const GROUPS = ['Time', 'Servers', 'Network', 'Clients', 'Page'] as const;

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
        <div>
          <section>
            <h3 className="heading">Raft in five lines</h3>
            <ol className="help-raft">
              {RAFT_IN_FIVE_LINES.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </section>
          <SignList />
        </div>
        <div>
          {GROUPS.map((group) => (
            <Keys key={group} group={group} />
          ))}
        </div>
      </div>
    </Dialog>
  );
}

function Keys({ group }: { readonly group: (typeof GROUPS)[number] }) {
  const actions = ACTIONS.filter((action) => action.group === group && action.keys.length > 0);
  if (actions.length === 0) return null;
  return (
    <section>
      <h3 className="heading">{group}</h3>
      <dl className="help-keys">
        {actions.map(({ id, keys: [key = ''], label }) => (
          <KeyRow key={id} shown={keyText(key)} label={label} />
        ))}
      </dl>
    </section>
  );
}

function KeyRow({ shown, label }: { readonly shown: string; readonly label: string }) {
  return (
    <>
      <dt>
        <kbd>{shown}</kbd>
      </dt>
      <dd>{label}</dd>
    </>
  );
}
