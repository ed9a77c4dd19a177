// The reader's view, changed: what is picked, pointed at, open, and told. None of it asks the thread.
import type { Setup } from '../../model/setup.ts';
import { type Fault, type Notice, pageStore, type Selection } from './store.ts';

/** Picks something to be inspected, or nothing. */
export function select(selection: Selection | null): void {
  pageStore.setState({ selection });
}

/** Marks what the pointer is over, in every view at once. */
export function hover(selection: Selection | null): void {
  pageStore.setState({ hover: selection });
}

/** Opens a dialog ('settings', 'share', 'help', 'palette', 'until') or a mode of the stage; null closes it. */
export function openDialog(dialog: string | null): void {
  pageStore.setState({ dialog });
}

/** Opens one of the bottom tabs ('logs', 'spacetime', 'clients', 'shards', 'mapreduce', 'history', 'checks', 'labs', 'scenario'). */
export function openTab(tab: string): void {
  pageStore.setState({ tab });
}

/** Takes up a scenario to be written, in the tab where that is done; null puts the pen down. */
export function write(draft: string | null): void {
  pageStore.setState(draft === null ? { draft } : { draft, tab: 'scenario' });
}

/** The tabs that have nothing to say of a job without servers. */
const OF_RAFT: readonly string[] = ['logs', 'clients', 'shards', 'history'];

/** The tab to be open when a run with this setup begins: what has nothing to say of it gives way. */
export function tabFor(tab: string, { job, servers }: Pick<Setup, 'job' | 'servers'>): string {
  if (job === null) return tab === 'mapreduce' ? 'logs' : tab;
  return tab === 'logs' || (servers === 0 && OF_RAFT.includes(tab)) ? 'mapreduce' : tab;
}

/** Explains, in place of the main row, why there is no run to be seen. */
export function setFault(fault: Fault | null): void {
  pageStore.setState({ fault });
}

let nextNotice = 1;

/** Tells the reader something, once: the same words again replace the first. Returns the id by which it can be dismissed. */
export function notify(notice: Omit<Notice, 'id'>): number {
  const id = nextNotice++;
  pageStore.setState(({ notices }) => {
    const others = notices.filter(({ title, detail }) => title !== notice.title || detail !== notice.detail);
    return { notices: [...others.slice(-3), { ...notice, id }] };
  });
  return id;
}

/** Takes a notice away. */
export function dismiss(id: number): void {
  pageStore.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

/** Takes all notices away. */
export function clearNotices(): void {
  if (pageStore.getState().notices.length > 0) pageStore.setState({ notices: [] });
}
