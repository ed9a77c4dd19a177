// The third part of the form: how many tasks and workers, and how tasks are given out.
import { useId } from 'react';
import { SeedButton } from '../../lib/SeedButton.tsx';
import type { FieldsProps } from './JobFields.tsx';

type Figure = 'splits' | 'reduces' | 'workers' | 'patience' | 'seed';

const FIGURES: readonly {
  readonly field: Figure;
  readonly label: string;
  readonly about: string;
  readonly unit?: string;
}[] = [
  { field: 'splits', label: 'Splits', about: 'As many map tasks.' },
  { field: 'reduces', label: 'Reduces', about: 'Partitions of the keys.' },
  { field: 'workers', label: 'Workers', about: 'One task at a time each.' },
  { field: 'patience', label: 'Patience', about: 'Then a worker is taken for dead.', unit: 'ms' },
  { field: 'seed', label: 'Seed', about: 'All chance follows from it.' },
];

const MODES = [
  { value: 'pull', label: 'Workers ask for tasks' },
  { value: 'push', label: 'The coordinator sends tasks' },
  { value: 'replicated', label: 'Workers ask a coordinator that Raft replicates' },
] as const;

/** The figures and the mode. */
export function ClusterFields({ draft, errors, set }: FieldsProps) {
  const id = useId();
  return (
    <section className="job-form-part">
      <h3 className="heading">Workers</h3>
      <div className="job-figures">
        {FIGURES.map(({ field, label, about, unit }) => (
          <div key={field} className="job-figure">
            <label htmlFor={`${id}-${field}`}>{label}</label>
            <span className="job-figure-field">
              <input
                id={`${id}-${field}`}
                className="field number"
                inputMode="numeric"
                autoComplete="off"
                value={draft[field]}
                aria-invalid={errors[field] !== undefined}
                aria-describedby={`${id}-${field}-told`}
                onChange={(change) => set({ [field]: change.target.value })}
              />
              {unit && <span className="muted">{unit}</span>}
              {field === 'seed' && <SeedButton draw={(seed) => set({ seed })} />}
            </span>
            <span id={`${id}-${field}-told`} className="job-told">
              {errors[field] ?? about}
            </span>
          </div>
        ))}
      </div>
      <div className="job-modes">
        <select
          className="field"
          aria-label="How tasks are given out"
          value={draft.coordinator}
          onChange={(change) => set({ coordinator: change.target.value as typeof draft.coordinator })}
        >
          {MODES.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <label className="job-check">
          <input
            type="checkbox"
            checked={draft.backups}
            onChange={(change) => set({ backups: change.target.checked })}
          />
          Backups: when all tasks are given out, the last ones are given to a second worker
        </label>
      </div>
    </section>
  );
}
