import { describe, expect, it } from 'vitest';
import type { JobAnswer } from '../../model/jobOps.ts';
import type { JobState } from '../../model/mapreduce.ts';
import { jobRulesWith } from './bugs.ts';
import { BY_THE_BOOK } from './rules.ts';
import { askTask, newTable, noteLate, noteResult, registerWorker } from './table.ts';

/** A table and what it has answered, by lines: `w1 3` asks, `w1 done map 0 1` reports, `late 1` is a time that is up. */
function tableAfter(lines: readonly string[], maps = 2, reduces = 1, backups = false, rules = BY_THE_BOOK) {
  let job: JobState = newTable(maps, reduces);
  const said: string[] = [];
  lines.forEach((line, now) => {
    const [who = '', what = '', kind = '', number, attempt] = line.split(' ');
    if (who === 'late') {
      const late = noteLate(job, Number(what));
      if (late) job = late.job;
      said.push(late ? 'late' : 'over');
    } else if (what === 'done') {
      const task = { kind: kind as 'map' | 'reduce', number: Number(number) };
      const noted = noteResult(job, rules, who, { task, attempt: Number(attempt) });
      job = noted.job;
      said.push(noted.verdict);
    } else {
      const asked = askTask(job, rules, { worker: who, requestId: Number(what), now, backups });
      job = asked.job;
      said.push(answerText(asked.answer));
    }
  });
  return { job, said };
}

function answerText(answer: JobAnswer): string {
  if (answer.type !== 'task') return answer.type === 'wait' ? `wait ${answer.kind} ${answer.left}` : answer.type;
  const { task, attempt, why } = answer.given;
  return `${task.kind} ${task.number} as ${attempt.id} ${answer.again ? 'again' : why}`;
}

describe('the table of a job', () => {
  it('gives out maps, then lets everybody wait, then gives out reduces, and is over after the last', () => {
    const { said } = tableAfter([
      'w1 1',
      'w2 1',
      'w3 1',
      'w1 done map 0 1',
      'w1 2',
      'w2 done map 1 2',
      'w1 3',
      'w2 2',
      'w1 done reduce 0 3',
      'w2 3',
    ]);
    expect(said).toEqual([
      'map 0 as 1 idle',
      'map 1 as 2 idle',
      'wait map 2',
      'accepted',
      'wait map 1',
      'accepted',
      'reduce 0 as 3 idle',
      'wait reduce 1',
      'accepted',
      'over',
    ]);
  });

  it('answers a repeated request as it did the first time, and an older one not at all', () => {
    expect(tableAfter(['w1 1', 'w1 1', 'w1 2', 'w1 1', 'w1 2']).said).toEqual([
      'map 0 as 1 idle',
      'map 0 as 1 again',
      'map 1 as 2 idle',
      'stale',
      'map 1 as 2 again',
    ]);
    // One that found nothing finds nothing when it is repeated, whatever has become free since: it may be late.
    expect(tableAfter(['w1 1', 'w2 1', 'w3 1', 'late 1', 'w3 1', 'w3 2']).said.slice(2)).toEqual([
      'wait map 2',
      'late',
      'wait map 2',
      'map 0 as 3 late',
    ]);
  });

  it('takes the first result of a task, whoever has it, and no other', () => {
    const { said, job } = tableAfter([
      'w1 1',
      'late 1',
      'w2 1',
      'w1 done map 0 1',
      'w2 done map 0 2',
      'w1 done map 0 1',
    ]);
    expect(said).toEqual(['map 0 as 1 idle', 'late', 'map 0 as 2 late', 'accepted', 'completed', 'completed']);
    expect(job.mapsLeft).toBe(1);
    expect(job.maps[0]?.attempts.map(({ status }) => status)).toEqual(['done', 'moot']);
  });

  it('knows nothing of results that it never asked for', () => {
    expect(tableAfter(['w1 1', 'w2 done map 0 1', 'w1 done map 0 7', 'w1 done map 9 1']).said.slice(1)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('calls no attempt late whose task is done', () => {
    expect(tableAfter(['w1 1', 'w1 done map 0 1', 'late 1']).said.at(-1)).toBe('over');
  });

  it('gives what still runs to a second worker, once, when backups are on and all is given out', () => {
    const lines = ['w1 1', 'w2 1', 'w3 1', 'w4 1', 'w5 1'];
    expect(tableAfter(lines, 2, 1, true).said).toEqual([
      'map 0 as 1 idle',
      'map 1 as 2 idle',
      'map 0 as 3 backup',
      'map 1 as 4 backup',
      'wait map 2',
    ]);
    expect(tableAfter(['w1 1', 'w1 2'], 1, 1, true).said).toEqual(['map 0 as 1 idle', 'wait map 1']);
  });

  it('has a worker that registers again, but leaves one alone that is busy', () => {
    const first = registerWorker(newTable(1, 1), 'w1', 1);
    expect(first).toMatchObject({ isNew: true, job: { workers: [{ id: 'w1', standing: 'free' }] } });
    expect(registerWorker(first.job, 'w1', 1).job).toBe(first.job);
    const busy = tableAfter(['w1 1'], 1).job;
    expect(registerWorker(busy, 'w1', 9).job).toBe(busy);
    const silent = noteLate(busy, 1)?.job as JobState;
    expect(silent.workers[0]?.standing).toBe('silent');
    expect(registerWorker(silent, 'w1', 9).job.workers[0]?.standing).toBe('free');
  });

  it('counts a second result when that rule is replaced', () => {
    const rules = jobRulesWith(['count-twice']);
    const { job } = tableAfter(['w1 1', 'late 1', 'w2 1', 'w1 done map 0 1', 'w2 done map 0 2'], 2, 1, false, rules);
    expect(job.mapsLeft).toBe(0);
  });
});
