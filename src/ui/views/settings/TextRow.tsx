// One line of the settings: what it is called, one or two figures, their unit, and below them what is wrong.
import { createContext, type ReactNode, useContext, useId } from 'react';
import type { SettingsDraft, SettingsErrors, TextField } from './draft.ts';

/** The form that the rows belong to. */
export interface SettingsForm {
  readonly draft: SettingsDraft;
  readonly errors: SettingsErrors;
  readonly set: (change: Partial<SettingsDraft>) => void;
}

/** Rows find their form here, so that a list of them stays a list. */
export const FormContext = createContext<SettingsForm | null>(null);

/** The form around a row. */
export function useForm(): SettingsForm {
  const form = useContext(FormContext);
  if (!form) throw new Error('A row of the settings stands outside the form.');
  return form;
}

/** A figure, or a range of two. `hint` says what it is for. */
export function TextRow(props: {
  readonly label: string;
  readonly fields: readonly [TextField] | readonly [TextField, TextField];
  readonly unit?: string;
  readonly hint: string;
  readonly off?: boolean;
  readonly children?: ReactNode;
}) {
  const { label, fields, unit, hint, off = false, children } = props;
  const { draft, errors, set } = useForm();
  const id = useId();
  const error = fields.map((field) => errors[field]).find(Boolean);
  return (
    <div className="setting">
      <label htmlFor={id} title={hint}>
        {label}
      </label>
      <div className="setting-fields">
        {fields.map((field, i) => (
          <span key={field} className="setting-field">
            {i === 0 ? null : <span className="muted">to</span>}
            <input
              id={i === 0 ? id : undefined}
              className={field === 'seed' ? 'field number wide' : 'field number'}
              inputMode="decimal"
              autoComplete="off"
              aria-label={i === 0 ? undefined : `${label}, at most`}
              aria-invalid={errors[field] !== undefined}
              aria-describedby={`${id}-told`}
              disabled={off}
              value={draft[field]}
              onChange={(change) => set({ [field]: change.target.value })}
            />
          </span>
        ))}
        {unit ? <span className="muted">{unit}</span> : null}
        {children}
      </div>
      <p id={`${id}-told`} className={error ? 'setting-error' : 'setting-hint'}>
        {error ?? hint}
      </p>
    </div>
  );
}
