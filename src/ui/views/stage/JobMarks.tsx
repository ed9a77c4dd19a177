// The processes of a job, each on its card.
import type { NodeId } from '../../../model/ids.ts';
import { taskState } from '../../../model/jobTable.ts';
import type { Task } from '../../../model/mapreduce.ts';
import type { World } from '../../../model/world.ts';
import { jobFilesOf } from '../../lib/jobFiles.ts';
import { CoordinatorCard, statesText } from './CoordinatorCard.tsx';
import { cardPlace, type StageLayout } from './layout.ts';
import { StoreCard } from './StoreCard.tsx';
import { WorkerCard } from './WorkerCard.tsx';

interface Props {
  readonly world: World;
  readonly layout: StageLayout;
  readonly alarmed: ReadonlySet<NodeId>;
  readonly picked: NodeId | null;
  readonly marked: readonly NodeId[];
  /** The process that Tab leads to. */
  readonly focused: NodeId | undefined;
}

/** The cards of a job. */
export function JobMarks({ world, layout, alarmed, picked, marked, focused }: Props) {
  const states = (tasks: readonly Task[]) => statesText(tasks.map((task) => taskState(world, task)));
  return world.nodes.map((node) => {
    const place = cardPlace(layout, node.id);
    if (!place) return null;
    const { id } = node;
    const card = {
      place,
      alarmed: alarmed.has(id),
      selected: picked === id,
      marked: marked.includes(id),
      tabIndex: focused === id ? 0 : -1,
    } as const;
    switch (node.kind) {
      case 'worker':
        return <WorkerCard key={id} {...card} worker={node} />;
      case 'coordinator': {
        const { maps, reduces } = node.job;
        return (
          <CoordinatorCard
            key={id}
            {...card}
            node={node}
            tally={world.tally}
            maps={states(maps)}
            reduces={states(reduces)}
          />
        );
      }
      case 'store':
        return <StoreCard key={id} {...card} store={node} files={jobFilesOf(world)} />;
      default:
        return null;
    }
  });
}
