// What clerks are asked to do.
import type { KvCall } from '../../model/command.ts';
import { clerksOf, type World } from '../../model/world.ts';
import { perform } from '../engine/playground.ts';
import type { PageState } from '../store/store.ts';
import type { Action } from './action.ts';

/** The clerk to ask: the first that is up and idle, else the first that is up. */
function freeClerk(world: World | null) {
  const up = world ? clerksOf(world).filter((clerk) => clerk.health === 'up') : [];
  return up.find((clerk) => clerk.pending === null) ?? up[0];
}

const hasClerk = ({ world }: PageState) =>
  freeClerk(world) !== undefined || 'No clerk is up; the settings say how many there are';

function call(
  id: string,
  label: string,
  keys: readonly string[],
  make: (count: number) => Omit<KvCall, 'key'>,
): Action {
  return {
    id,
    group: 'Clients',
    label,
    keys,
    enabled: hasClerk,
    run: ({ world }) => {
      const clerk = freeClerk(world);
      if (!clerk || !world) return;
      const call: KvCall = { key: 'x', ...make(world.operations.size + 1) };
      void perform({ type: 'call', clerk: { kind: 'id', id: clerk.id }, call, via: null });
    },
  };
}

const isLoaded = ({ world }: PageState) => world !== null && clerksOf(world).some((clerk) => clerk.load !== null);

/** In the order in which the palette lists them. */
export const CLIENT_ACTIONS: readonly Action[] = [
  call('put', 'A clerk writes: put x', ['c'], (n) => ({ type: 'put', value: `${n}`, expected: null })),
  call('get', 'A clerk reads: get x', ['g'], () => ({ type: 'get', value: '', expected: null })),
  call('append', 'A clerk appends to x', [], (n) => ({ type: 'append', value: `${n}`, expected: null })),
  {
    id: 'workload',
    group: 'Clients',
    label: 'Let all clerks call again and again, or stop them',
    keys: ['w'],
    enabled: hasClerk,
    run: (state) => {
      const load = isLoaded(state)
        ? null
        : { keys: 3, gap: [20, 80] as const, mix: { get: 4, put: 3, append: 3, cas: 0 }, until: null };
      void perform({ type: 'workload', clerks: [{ kind: 'clerks' }], load });
    },
  },
];
