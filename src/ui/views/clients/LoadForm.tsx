// A generated load: every clerk calls op after op until it is stopped.
import { type FormEvent, useId, useState } from 'react';
import { clerksOf, type World } from '../../../model/world.ts';
import { perform } from '../../engine/playground.ts';
import { count } from '../../lib/figures.ts';
import { callFigures } from './history.ts';
import { FIRST_LOAD, type LoadDraft, readLoad } from './load.ts';

const FIELDS: readonly { readonly id: keyof LoadDraft; readonly label: string; readonly after: string }[] = [
  { id: 'keys', label: 'keys', after: 'keys, every' },
  { id: 'gapMin', label: 'shortest pause in ms', after: 'to' },
  { id: 'gapMax', label: 'longest pause in ms', after: 'ms; shares: get' },
  { id: 'get', label: 'share of get', after: 'put' },
  { id: 'put', label: 'share of put', after: 'append' },
  { id: 'append', label: 'share of append', after: 'cas' },
  { id: 'cas', label: 'share of cas', after: '' },
];

/** The switch of the load, its figures, and on request the form of what it does. */
export function LoadForm({ world }: { readonly world: World }) {
  const [draft, setDraft] = useState<LoadDraft>(FIRST_LOAD);
  const [open, setOpen] = useState(false);
  const message = useId();
  const clerks = clerksOf(world);
  const isLoaded = clerks.some((clerk) => clerk.load !== null);
  const load = readLoad(draft);
  const error = typeof load === 'string' ? load : null;
  if (clerks.length === 0) return null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isLoaded) void perform({ type: 'workload', clerks: [{ kind: 'clerks' }], load: null });
    else if (typeof load !== 'string') void perform({ type: 'workload', clerks: [{ kind: 'clerks' }], load });
  };

  return (
    <form className="load-form" aria-label="Generated load" onSubmit={submit} noValidate>
      <button type="submit" className="button" aria-disabled={!isLoaded && error !== null} aria-pressed={isLoaded}>
        {isLoaded ? 'Stop the load' : 'Start a load'}
      </button>
      <button type="button" className="button bare" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Done' : 'Adjust'}
      </button>
      <Figures world={world} />
      {open ? (
        <p className="load-fields">
          {FIELDS.map(({ id, label, after }) => (
            <label key={id}>
              <input
                className="field number"
                inputMode="numeric"
                aria-label={label}
                aria-describedby={message}
                value={draft[id]}
                onChange={(e) => setDraft({ ...draft, [id]: e.target.value })}
              />
              {after}
            </label>
          ))}
        </p>
      ) : null}
      <p id={message} className="call-told" role="status">
        {open && error ? error : ''}
      </p>
    </form>
  );
}

function Figures({ world }: { readonly world: World }) {
  const { calls, answered, median } = callFigures(world);
  if (calls === 0) return null;
  const total = world.operations.size;
  return (
    <p className="load-figures number" title={total > calls ? `Of the last ${calls} calls` : undefined}>
      {answered} of {calls === total ? count(calls, 'call') : `the last ${calls} calls`} answered
      {median === null ? '' : `, median ${median} ms`}
    </p>
  );
}
