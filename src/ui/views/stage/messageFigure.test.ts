import { describe, expect, it } from 'vitest';
import { JOB_MESSAGES } from '../../../describe/sampleJob.ts';
import { messageInks, messageOutline, messageSign } from './messageFigure.ts';
import { messageLook } from './messageLook.ts';

const task = { kind: 'map', number: 7 } as const;
const assign = messageLook({
  type: 'AssignTask',
  requestId: 3,
  assignment: { task, attempt: 4, life: 1, inputs: ['input-7'] },
});
const done = messageLook({ type: 'TaskDone', requestId: 5, task, attempt: 4, life: 1 });

describe('the figure of a message', () => {
  it('is a closed path, within its radius or hardly beyond it', () => {
    for (const look of JOB_MESSAGES.map(messageLook)) {
      const path = messageOutline(look);
      expect(path).toMatch(/^M.*Z$/);
      const far = (path.match(/-?\d+(\.\d+)?/g) ?? []).map((n) => Math.abs(Number(n)));
      expect(Math.max(...far)).toBeLessThanOrEqual(look.radius * 1.11);
    }
  });

  it('of a task is a tile with its number, in the colour of its kind, and with a tick when it comes back', () => {
    expect([assign.family, assign.inside, messageSign(assign)]).toEqual(['task', '7', '']);
    expect(messageInks(assign).color).toBe('var(--map)');
    expect([done.family, done.inside]).toEqual(['task', '']);
    expect(messageSign(done)).toMatch(/^M/);
    expect(done.verdict).toBe('yes');
  });

  it('of files has the colour of whoever reads or writes them', () => {
    const file = { name: 'mr-out-3', text: '', bytes: 0, digest: '' };
    const looks = [
      messageLook({ type: 'ReadFiles', requestId: 1, names: ['input-2'] }),
      messageLook({ type: 'ReadFiles', requestId: 1, names: ['mr-0-1', 'mr-1-1'] }),
      messageLook({ type: 'WriteFiles', requestId: 1, files: [file], append: false }),
      messageLook({ type: 'RenameFiles', requestId: 1, renames: [{ from: 'mr-0-1.w1.1.4', to: 'mr-0-1' }] }),
      messageLook({ type: 'FilesWritten', requestId: 1 }),
    ];
    expect(looks.map((look) => look.task)).toEqual(['map', 'reduce', 'reduce', 'map', null]);
  });

  it('of a shard has the ground and the edge of the group that it goes to', () => {
    expect(messageInks({ term: null, task: null, gid: 101 })).toEqual({
      color: 'var(--group-2)',
      edge: 'var(--group-2-line)',
      ink: 'var(--text)',
      tail: 'group-2',
    });
  });

  it('has no colour of a term that it does not belong to', () => {
    for (const look of JOB_MESSAGES.map(messageLook)) expect(look.term).toBeNull();
    expect(messageInks({ term: 2, task: null, gid: null })).toEqual({
      color: 'var(--term-2)',
      edge: 'var(--term-2)',
      ink: 'var(--term-2-ink)',
      tail: '2',
    });
  });
});
