// What to try with a MapReduce job.
import { coordinatorOf, storeOf, workersOf } from '../../../model/jobNodes.ts';
import { jobTable, taskState } from '../../../model/jobTable.ts';
import { taskName } from '../../../model/mapreduce.ts';
import type { World } from '../../../model/world.ts';
import { jobActions } from '../../actions/jobActions.ts';
import { findAction, only } from '../../actions/targetAction.ts';
import type { Suggestion } from './overview.ts';

const ANOTHER: Suggestion = {
  label: 'Start another job…',
  about: 'Another question, another text, or a map and reduce of your own.',
  does: { kind: 'dialog', dialog: 'job' },
};

/** Things to try, those that this moment calls for first; null where there is nothing of a kind. */
export function jobSuggestions(world: World): (Suggestion | null)[] {
  if (world.tally.doneAt !== null) return [ANOTHER];
  const [coordinator, store] = [coordinatorOf(world), storeOf(world)];
  const downWorkers = workersOf(world).filter(({ health }) => health === 'down');
  const table = jobTable(world);
  const lost = table && [...table.maps, ...table.reduces].find((task) => taskState(world, task) === 'lost');
  const [missed] = downWorkers;
  return [
    coordinator?.health === 'down' ? restart(coordinator.id, 'The job begins anew; the files stay.') : null,
    store?.health === 'down' ? restart(store.id, 'Workers ask it again and again until it answers.') : null,
    lost
      ? jump(`Run until ${taskName(lost)} is given up`, 'The coordinator waits as long as it is allowed.', ['fault'])
      : null,
    missed ? restart(missed.id, 'It asks for a task, and knows nothing of its old one.') : null,
    byAction(world, 'crash-worker'),
    byAction(world, 'slow-worker'),
    byAction(world, 'crash-coordinator'),
    jump('Run to the next result', 'The coordinator takes it, and gives out the next task.', ['commit']),
  ];
}

/** An action of the job, when it can be done now. */
function byAction(world: World, id: string): Suggestion | null {
  const action = findAction(jobActions(world), id);
  if (!action || action.refusal !== null) return null;
  return { label: action.label, about: action.about, does: { kind: 'command', command: action.command } };
}

function restart(id: string, about: string): Suggestion {
  return { label: `Restart ${id}`, about, does: { kind: 'command', command: { type: 'restart', nodes: [only(id)] } } };
}

function jump(
  label: string,
  about: string,
  to: Extract<Suggestion['does'], { readonly kind: 'jump' }>['to'],
): Suggestion {
  return { label, about, does: { kind: 'jump', to } };
}
