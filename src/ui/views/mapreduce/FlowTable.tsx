// The picture of the data's way as tables, for those who do not see it.
import { count, sizeText } from '../../lib/figures.ts';
import type { JobFiles } from '../../lib/jobFiles.ts';
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
      <table>
        <caption>Map tasks</caption>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col">How it stands</th>
            <th scope="col">Its files</th>
          </tr>
        </thead>
        <tbody>
          {maps.map(({ number, title }) => {
            const row = files.parts[number] ?? [];
            const there = row.filter(({ state }) => state === 'there').length;
            return (
              <tr key={number}>
                <th scope="row">map {number}</th>
                <td>{title}</td>
                <td>
                  {there} of {count(row.length, 'file')} there
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <table>
        <caption>Reduce tasks</caption>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col">How it stands</th>
            <th scope="col">Its output</th>
          </tr>
        </thead>
        <tbody>
          {reduces.map(({ number, title }) => {
            const output = files.outputs[number];
            return (
              <tr key={number}>
                <th scope="row">reduce {number}</th>
                <td>{title}</td>
                <td>{output?.state === 'there' ? sizeText(output.bytes) : 'not there'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
