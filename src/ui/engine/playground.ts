// The verbs of the page. Every button, key, menu and view calls these and nothing below them.
import type { Command } from '../../model/command.ts';
import type { Event, EventRef } from '../../model/event.ts';
import type { Cursor, Scenario } from '../../model/scenario.ts';
import type { MilestoneKind } from '../../model/timeline.ts';
import { type Notice, pageStore, type Selection } from '../store/store.ts';

/** Starts a new run of a scenario; the one before is forgotten. Paused at `cursor` (default: the beginning). */
export async function load(
  _scenario: Scenario,
  _options: { readonly preset?: string | null; readonly cursor?: Cursor } = {},
): Promise<void> {}

/** Moves to a moment of the run, running the world on where it has not been yet. Pauses. */
export async function seek(_cursor: Cursor): Promise<void> {}

/** One thing happens: to the next step. Pauses. */
export async function step(): Promise<void> {}

/** Back to the step before this one. Pauses. */
export async function stepBack(): Promise<void> {}

/** Lets virtual time run. */
export function play(): void {}

/** Stops virtual time. */
export function pause(): void {}

/** Plays when paused and pauses when playing. */
export function togglePlay(): void {}

/** Sets the speed, in virtual ms per wall ms: 1 to 1/1000; what lies outside is brought in. */
export function setSpeed(_speed: number): void {}

/** Does something to the cluster at the instant shown. In the past this forks a branch; a refusal becomes a notice. */
export async function perform(_command: Command): Promise<void> {}

/** Takes back the last command given by hand on this branch. */
export async function undo(): Promise<void> {}

/** Gives back what was taken back last. */
export async function redo(): Promise<void> {}

/** Goes over to another future, at the instant shown or, when that future has not come so far, at its head. */
export async function switchBranch(_id: number): Promise<void> {}

/** To the next (or previous) place of one of these kinds; tells the reader when there is none. Pauses. */
export async function jump(_kinds: readonly MilestoneKind[], _forward: boolean): Promise<void> {}

/** The chain of causes that led to an event, that event first. Empty when the event is no longer of this run. */
export async function why(_event: EventRef): Promise<readonly Event[]> {
  return [];
}

/** Picks something to be inspected, or nothing. */
export function select(selection: Selection | null): void {
  pageStore.setState({ selection });
}

/** Marks what the pointer is over, in every view at once. */
export function hover(selection: Selection | null): void {
  pageStore.setState({ hover: selection });
}

/** Opens a dialog ('settings', 'share', 'help', 'palette') or a mode of the stage; null closes it. */
export function openDialog(dialog: string | null): void {
  pageStore.setState({ dialog });
}

/** Opens one of the bottom tabs ('logs', 'clients', 'checks', 'scenario'). */
export function openTab(tab: string): void {
  pageStore.setState({ tab });
}

let nextNotice = 1;

/** Tells the reader something. Returns the notice's id, by which it can be dismissed. */
export function notify(notice: Omit<Notice, 'id'>): number {
  const id = nextNotice++;
  pageStore.setState((state) => ({ notices: [...state.notices, { ...notice, id }] }));
  return id;
}

/** Takes a notice away. */
export function dismiss(id: number): void {
  pageStore.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}
