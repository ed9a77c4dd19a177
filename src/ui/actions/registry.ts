// All actions of the page in one list.
import type { Action } from './action.ts';
import { CLIENT_ACTIONS } from './client.ts';
import { FAULT_ACTIONS } from './faults.ts';
import { TRANSPORT_ACTIONS } from './transport.ts';
import { VIEW_ACTIONS } from './view.ts';

/** Every action, in the order of the palette. */
export const ACTIONS: readonly Action[] = [...TRANSPORT_ACTIONS, ...FAULT_ACTIONS, ...CLIENT_ACTIONS, ...VIEW_ACTIONS];

const BY_ID = new Map(ACTIONS.map((action) => [action.id, action]));

/** The action of this id; an id that there is none of is a mistake in the page. */
export function actionOf(id: string): Action {
  const action = BY_ID.get(id);
  if (!action) throw new Error(`There is no action "${id}"; see src/ui/actions.`);
  return action;
}
