// The setup of the cluster: what a new run is built from, and what of it can be changed while the cluster runs.
import { useRef, useState } from 'react';
import { BUG_IDS, DEFAULT_SETUP, type Setup, serverIds } from '../../../model/setup.ts';
import { load, perform } from '../../engine/playground.ts';
import { Dialog } from '../../lib/Dialog.tsx';
import { count, listed } from '../../lib/figures.ts';
import { selectHands, selectScenario, selectWorld } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { openDialog } from '../../store/view.ts';
import { liveCommands, newRunChanges } from './changes.ts';
import { draftOf, readDraft, type SettingsDraft } from './draft.ts';
import { Fields } from './Fields.tsx';
import { RuleRows } from './RuleRows.tsx';
import { runningSetup } from './running.ts';
import { scenarioWith } from './startAgain.ts';
import { FormContext } from './TextRow.tsx';
import { warningsOf } from './timing.ts';
import './settings.css';

/** The settings, as a dialog. */
export default function Settings() {
  const world = usePage(selectWorld);
  const [running] = useState<Setup>(() => (world ? runningSetup(world) : DEFAULT_SETUP));
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(running));
  const [withScript, setWithScript] = useState(true);
  const read = readDraft(draft);
  const close = () => openDialog(null);
  const form = {
    draft,
    errors: read.ok ? {} : read.errors,
    set: (change: Partial<SettingsDraft>) => setDraft((old) => ({ ...old, ...change })),
  };
  return (
    <Dialog
      title="Set up the cluster"
      className="settings"
      onClose={close}
      foot={
        <Foot
          running={running}
          wanted={read.ok ? read.setup : null}
          withScript={withScript}
          leaveOut={() => setWithScript(false)}
          close={close}
        />
      }
    >
      <FormContext value={form}>
        <Fields />
        <ScriptChoice withScript={withScript} onChange={setWithScript} />
        <section className="settings-rules">
          <h3 className="heading">
            Rules to break{draft.bugs.length > 0 ? `: ${draft.bugs.length} of ${BUG_IDS.length}` : ''}
          </h3>
          <RuleRows servers={read.ok ? serverIds(read.setup) : serverIds(running)} />
        </section>
        {read.ok ? <Warnings setup={read.setup} /> : null}
      </FormContext>
    </Dialog>
  );
}

function Warnings({ setup }: { readonly setup: Setup }) {
  const warnings = warningsOf(setup);
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings" role="status" aria-label="Warnings">
      {warnings.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  );
}

/** Only where there is a script to be kept or left out. */
function ScriptChoice({
  withScript,
  onChange,
}: {
  readonly withScript: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const { script } = usePage(selectScenario);
  if (script.length === 0) return null;
  return (
    <label className="setting-check">
      <input type="checkbox" checked={withScript} onChange={(change) => onChange(change.target.checked)} />
      Run the script of this scenario again ({count(script.length, 'line')})
    </label>
  );
}

function Foot(props: {
  readonly running: Setup;
  readonly wanted: Setup | null;
  readonly withScript: boolean;
  /** Leaves the script out, where it is in the way: its own tick box may be far below what is in sight. */
  readonly leaveOut: () => void;
  readonly close: () => void;
}) {
  const { running, wanted, withScript, leaveOut, close } = props;
  const scenario = usePage(selectScenario);
  const hands = usePage(selectHands);
  const starter = useRef<HTMLButtonElement>(null);
  const again = wanted && scenarioWith(scenario, wanted, withScript);
  const fixed = wanted ? newRunChanges(running, wanted) : [];
  const commands = wanted ? liveCommands(running, wanted) : [];

  const misfit = again && !again.ok ? again.reason : null;
  const notAgain = !wanted
    ? 'Some figures are not valid.'
    : misfit === null
      ? null
      : `The script does not fit: ${misfit}`;
  const notLive = !wanted
    ? 'Some figures are not valid.'
    : fixed.length > 0
      ? `Only a new run can change the ${listed(fixed)}.`
      : commands.length === 0
        ? 'Nothing is changed.'
        : null;

  const start = () => {
    if (!again?.ok) return;
    close();
    void load(again.scenario);
  };
  const change = async () => {
    if (notLive !== null) return;
    close();
    for (const command of commands) await perform(command);
  };
  return (
    <>
      <p className="settings-told" role="status">
        {notAgain ??
          (fixed.length > 0
            ? notLive
            : hands.length > 0
              ? `A new run forgets ${count(hands.length, 'command')} given by hand.`
              : '')}
      </p>
      {misfit === null ? null : (
        <button
          type="button"
          className="button"
          onClick={() => {
            leaveOut();
            starter.current?.focus();
          }}
        >
          Leave the script out
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-disabled={notLive !== null}
        title={notLive ?? 'As commands, recorded and undoable'}
        onClick={() => void change()}
      >
        Change what runs
      </button>
      <button
        ref={starter}
        type="button"
        className="button solid"
        aria-disabled={notAgain !== null}
        title={notAgain ?? undefined}
        onClick={start}
      >
        Start again with these
      </button>
    </>
  );
}
