import { describe, expect, it } from 'vitest';
import { printCommand } from '../../scenario/printWords.ts';
import { coordinator, jobWorld, running, store, worker } from '../lib/sampleJob.ts';
import { worldOf } from '../lib/sampleWorld.ts';
import { jobActions } from './jobActions.ts';
import { findAction } from './targetAction.ts';
import { actionsFor } from './targetActions.ts';

const world = jobWorld([
  coordinator([], []),
  worker('w1'),
  worker('w2', running('map', 3)),
  worker('w3', { health: 'down' }),
  store(),
]);

function action(id: string, target: Parameters<typeof actionsFor>[1] = { kind: 'ground' }, of = world) {
  const found = findAction(actionsFor(of, target), id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}

describe('actions of a job', () => {
  it('are lines that a scenario could hold', () => {
    const lines = jobActions(world).flatMap(({ actions }) => actions.map(({ command }) => printCommand(command)));
    expect(lines).toEqual(['crash w2', 'clock w2 10%', 'crash coordinator', 'pause store']);
  });

  it('name the worker that is meant and what it is at', () => {
    expect(action('crash-worker').label).toBe('Crash w2, which is at map 3');
    expect(action('crash-worker', { kind: 'ground' }, jobWorld([worker('w1')])).refusal).toBe(
      'no worker has a task now',
    );
  });

  it('are none where there is no job', () => expect(jobActions(worldOf())).toEqual([]));

  it('leave those of a cluster where they are, with the reason why not', () => {
    expect(action('crash-leader').refusal).toBe('there are no servers');
    expect(action('crash-all').refusal).toBe('there are no servers');
    expect(printCommand(action('restart-all').command)).toBe('restart w3');
  });
});

describe('actions of a process of a job', () => {
  it('say what a crash costs it', () => {
    const about = (id: string) => action('crash', { kind: 'node', id }).about;
    expect(about('m1')).toContain('table');
    expect(about('w1')).toContain('nobody is told');
    expect(about('f1')).toContain('files stay');
  });

  it('slow its tasks down by its clock', () => {
    expect(action('clock-slow', { kind: 'node', id: 'w1' }).about).toContain('Tasks');
    expect(action('restart', { kind: 'node', id: 'w3' }).refusal).toBeNull();
  });
});
