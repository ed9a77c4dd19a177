// What every form of a call has: the clerk, the kind of call, the server that it goes to, and what is wrong with it.
import { CornerDownLeft } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { type ClerkNode, clerksOf, serversOf, type World } from '../../../model/world.ts';
import { isAsked } from './controlForm.ts';

/** What is chosen in it. `server` '': whoever leads. */
interface Choice<T extends string> {
  readonly clerk: string;
  readonly type: T;
  readonly server: string;
}

interface Props<T extends string> {
  /** What the form is called. */
  readonly name: string;
  readonly world: World;
  /** Who calls. */
  readonly clerk: ClerkNode;
  readonly choice: Choice<T>;
  readonly set: (change: Partial<Choice<T>>) => void;
  /** What the kinds of calls are called, and all of them. */
  readonly kinds: readonly [name: string, all: readonly T[]];
  /** Of the shard controller, and not of a store. */
  readonly byControl: boolean;
  /** What the choice of a server is called, and what stands for whoever leads. */
  readonly servers: readonly [name: string, leader: string];
  /** What is wrong, as a sentence; '': nothing. Fields refer to it by the id `message`. */
  readonly told: string;
  readonly message: string;
  /** Enter or the button, while the clerk is not down. */
  readonly send: () => void;
  /** The fields of the kind of call that is chosen. */
  readonly children: ReactNode;
}

/** The clerk of this id, or the first; undefined: the run has none. */
export function callerOf(world: World, id: string): ClerkNode | undefined {
  const clerks = clerksOf(world);
  return clerks.find((clerk) => clerk.id === id) ?? clerks[0];
}

/** The form, in one line. */
export function CallLine<T extends string>(props: Props<T>) {
  const { name, world, clerk, choice, set, kinds, byControl, servers, told, message, send, children } = props;
  const down = clerk.health === 'down' ? `${clerk.id} is down.` : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (down === null) send();
  };
  return (
    <form className="call-form" aria-label={name} onSubmit={submit} noValidate>
      <select className="field" aria-label="Clerk" value={clerk.id} onChange={(e) => set({ clerk: e.target.value })}>
        {clerksOf(world).map(({ id }) => (
          <option key={id}>{id}</option>
        ))}
      </select>
      <select
        className="field code"
        aria-label={kinds[0]}
        value={choice.type}
        onChange={(e) => set({ type: e.target.value as T })}
      >
        {kinds[1].map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </select>
      {children}
      <label className="call-to">
        to
        <select
          className="field"
          aria-label={servers[0]}
          value={choice.server}
          onChange={(e) => set({ server: e.target.value })}
        >
          <option value="">{servers[1]}</option>
          {serversOf(world).map(({ id, group }) =>
            isAsked(group, byControl) ? (
              <option key={id} value={id}>
                {id} only
              </option>
            ) : null,
          )}
        </select>
      </label>
      <button type="submit" className="button solid" aria-disabled={down !== null}>
        Send <CornerDownLeft aria-hidden="true" />
      </button>
      <p id={message} className="call-told" role="status">
        {down ?? told}
      </p>
    </form>
  );
}
