// In place of the main row: why there is no run to be seen, and the ways on.
import type { Fault } from '../../store/store.ts';

/** A calm page of explanation; its first action is the one to take. */
export function FaultPage({ fault }: { readonly fault: Fault }) {
  return (
    <main className="fault">
      <div className="fault-told" role="alert">
        <h2>{fault.title}</h2>
        <p className="muted">{fault.detail}</p>
        <div className="fault-actions">
          {fault.actions.map((action, i) => (
            <button
              key={action.label}
              type="button"
              className={i === 0 ? 'button solid' : 'button'}
              onClick={action.run}
            >
              {action.label}
            </button>
          ))}
        </div>
      </div>
    </main>
  );
}
