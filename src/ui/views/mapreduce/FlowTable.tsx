// The picture of the data's way as tables, for those who do not see it.
import { count, sizeText } from '../../lib/figures.ts';
import type { FileCell, JobFiles } from '../../lib/jobFiles.ts';
import type { TaskFacts } from './tasks.ts';

interface Props {
  readonly maps: readonly TaskFacts[];
  readonly reduces: readonly TaskFacts[];
  readonly files: JobFiles;
}

/** A row for each map with how many of its files are there, and one for each reduce with its output. */
export function FlowTable({ maps, reduces, files }: Props) {
  return (
    <div className="unseen">
      <TaskTable kind="map" yields="Its files" tasks={maps} yielded={(map) => partsText(files.parts[map] ?? [])} />
      <TaskTable
        kind="reduce"
        yields="Its output"
        tasks={reduces}
        yielded={(reduce) => outputText(files.outputs[reduce])}
      />
    </div>
  );
}

interface TableProps {
  readonly kind: 'map' | 'reduce';
  /** The heading of what a task yields, and what it has yielded, by its number. */
  readonly yields: string;
  readonly yielded: (task: number) => string;
  readonly tasks: readonly TaskFacts[];
}

function TaskTable({ kind, yields, yielded, tasks }: TableProps) {
  return (
    <table>
      <caption>{kind === 'map' ? 'Map tasks' : 'Reduce tasks'}</caption>
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col">How it stands</th>
          <th scope="col">{yields}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map(({ number, title }) => (
          <tr key={number}>
            <th scope="row">
              {kind} {number}
            </th>
            <td>{title}</td>
            <td>{yielded(number)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function partsText(parts: readonly FileCell[]): string {
  return `${parts.filter(({ state }) => state === 'there').length} of ${count(parts.length, 'file')} there`;
}

function outputText(output: FileCell | undefined): string {
  return output?.state === 'there' ? sizeText(output.bytes) : 'not there';
}
