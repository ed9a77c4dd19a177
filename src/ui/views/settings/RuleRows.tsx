// The replaced rules: each a known bug, switched on for everybody or for one server.
import { BUG_TEXTS } from '../../../describe/bugs.ts';
import { BUG_IDS, type BugId, CARRIER_BUGS, SHARD_BUGS } from '../../../model/setup.ts';
import { bugPlace, type SettingsDraft, withBug } from './draft.ts';
import { useForm } from './TextRow.tsx';

/** Rules of a sharded store are offered where there is one, those of clerks that carry shards where they do. */
function isOffered(bug: BugId, { shards, handover, bugs }: SettingsDraft): boolean {
  if (bugPlace(bugs, bug) !== '') return true;
  const isOf = (some: readonly BugId[]) => some.includes(bug);
  if (isOf(CARRIER_BUGS)) return shards.trim() !== '0' && handover === 'clerk';
  return !isOf(SHARD_BUGS) || shards.trim() !== '0';
}

/** One line for each bug. `servers` are the ids that a rule can be replaced on. */
export function RuleRows({ servers }: { readonly servers: readonly string[] }) {
  const { draft } = useForm();
  return (
    <ul className="rules">
      {BUG_IDS.filter((bug) => isOffered(bug, draft)).map((bug) => (
        <RuleRow key={bug} bug={bug} servers={servers} />
      ))}
    </ul>
  );
}

function RuleRow({ bug, servers }: { readonly bug: BugId; readonly servers: readonly string[] }) {
  const { draft, set } = useForm();
  const { title, what, seen } = BUG_TEXTS[bug];
  const place = bugPlace(draft.bugs, bug);
  return (
    <li className={place === '' ? 'rule-row' : 'rule-row replaced'}>
      <div>
        <p className="rule-title">{title}</p>
        <p className="setting-hint">
          {what}
          {seen ? ` Seen in ${seen}.` : ''}
        </p>
      </div>
      <select
        className="field"
        aria-label={title}
        value={place}
        onChange={(change) => set({ bugs: withBug(draft.bugs, bug, change.target.value) })}
      >
        <option value="">as in the paper</option>
        <option value="*">on every server</option>
        {servers.map((id) => (
          <option key={id} value={id}>
            on {id}
          </option>
        ))}
      </select>
    </li>
  );
}
