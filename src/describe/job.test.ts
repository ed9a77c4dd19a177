import { describe, expect, it } from 'vitest';
import type { JobOp } from '../model/jobOps.ts';
import { jobMessageText } from './jobMessage.ts';
import { eventLine } from './line.ts';
import { opShort, opText } from './op.ts';
import { JOB_MESSAGES, JOB_SAMPLES } from './sampleJob.ts';
import { plain, sentence } from './sentence.ts';

describe('every event of a job', () => {
  it('has the line and the sentence of the table', () => {
    const table = JOB_SAMPLES.map((event) => `${eventLine(event)}\n  ${plain(sentence(event))}`);
    expect(table.join('\n').split('\n')).toEqual(TABLE.trim().split('\n'));
  });

  it('that reports a decision says why, with its place in the paper', () => {
    for (const event of JOB_SAMPLES) {
      if ('rule' in event) expect(sentence(event).why).toMatch(/^[A-Z].* \(MapReduce §3\.\d\)\.$/);
    }
  });
});

describe('an entry of a replicated coordinator', () => {
  it('reads as what was said', () => {
    const ops: readonly JobOp[] = [
      { type: 'beginJob', maps: 8, reduces: 10 },
      { type: 'askTask', worker: 'w1', requestId: 3, backups: false, at: 100 },
      { type: 'endTask', worker: 'w2', requestId: 7, task: { kind: 'map', number: 3 }, attempt: 4 },
      { type: 'giveUpTask', attempt: 4 },
    ];
    expect(ops.map((op) => [opText(op), opShort(op)])).toEqual([
      ['a job of 8 maps and 10 reduces', 'begin'],
      ['w1 asks for a task', 'w1?'],
      ['w2 has done map 3', 'w2:m3'],
      ['attempt 4 is late', 'late4'],
    ]);
  });
});

describe('a message of a job', () => {
  it('has a label that fits beside a dot', () => {
    for (const message of JOB_MESSAGES) expect(jobMessageText(message).short.length).toBeLessThanOrEqual(12);
  });
});

const TABLE = `
@500 m1 register w2
  m1 puts w2 on its list of workers.
@500 m1 assign map 2 attempt 4 w1 idle
  m1 gives map 2 to w1 (attempt 4): nobody has it.
@500 m1 wait w2 for map left 3
  m1 has nothing for w2 now: 3 maps are still under way, and no reduce can start before they are done.
@500 m1 late map 2 attempt 4 w1 after 10000
  m1 has waited 10000 ms for w1 to do map 2 and takes it for dead: the task may be given out again.
@500 m1 done map 2 attempt 4 w1 left 3
  m1 notes map 2 as completed by w1. 3 maps to go.
@500 m1 ignore map 2 attempt 4 w1 completed
  m1 ignores the result of w1 for map 2: the task is completed already.
@500 m1 maps ended 8
  The last of 8 maps is completed: m1 gives out reduces from now on.
@500 m1 job ended 10
  The last of 10 reduces is completed: the job is done, and m1 tells every worker that asks.
@500 m1 job refused (the text notes.txt is not here)
  m1 cannot begin the job, because the text notes.txt is not here.
@500 w1 start map 2 attempt 4 150000 B until 2000
  w1 begins map 2 on 150000 bytes; it will take 1500 ms.
@500 w1 end map 2 attempt 4 10 files 200000 B
  w1 has computed map 2: 200000 bytes for 10 files.
@500 w1 decline map 2
  w1 leaves map 2 alone: it is busy with another task.
@500 w1 exit done
  w1 ends: the job is done.
@500 f1 write begins w1 mr-2-0, mr-2-1, mr-2-2 and 7 more
  f1 begins to write mr-2-0, mr-2-1, mr-2-2 and 7 more for w1; until it is done, only a part is there.
@500 f1 written w1 mr-out-0.w1.4 4000 B
  f1 has written mr-out-0.w1.4 for w1, 4000 bytes.
@500 f1 renamed w1 mr-2-0, mr-2-1, mr-2-2 and 7 more
  f1 gives 10 files of w1 their lasting names, mr-2-0, mr-2-1, mr-2-2 and 7 more: they appear whole.
@500 m1 assign map 2 attempt 4 w1 late
  m1 gives map 2 to w1 (attempt 4): whoever had it has taken too long.
@500 m1 assign map 2 attempt 4 w1 backup
  m1 gives map 2 to w1 (attempt 4): all tasks are given out, and this one still runs.
@500 m1 wait w2 for reduce left 1
  m1 has nothing for w2 now: 1 reduce is still under way, and nothing comes after them.
@500 m1 done map 2 attempt 4 w1 left 0
  m1 notes map 2 as completed by w1. It was the last one.
@500 m1 ignore map 2 attempt 4 w1 unknown
  m1 ignores the result of w1 for map 2: it has not given out this attempt, or has forgotten it.
@500 w1 start map 2 attempt 4 150000 B until 2000 missing 1
  w1 begins map 2 on 150000 bytes, although 1 file of its input is not there; it will take 1500 ms.
@500 w1 exit gone
  w1 ends: no coordinator has answered for so long that the job must be over.
@500 w1 exit task
  w1 ends: the map or reduce that it ran has ended the whole process.
@500 w1 exit worn
  w1 ends: it has done as many tasks as it lives for.
@500 w1 exit no task
  w1 ends: no task was free, which it takes for the end of the job.
@500 f1 renamed w1 mr-out-0 replaced 1
  f1 gives a file of w1 its lasting name, mr-out-0: it appears whole, in the place of an earlier one.
@500 w1 timer ask after 200
  w1 has waited 200 ms and asks for a task again.
@500 w1 crash lost 0
  w1 crashes. What it was at is lost, and nobody is told.
@500 w1 restart term 0 last 0
  w1 starts again. It knows of no task and asks for one.
@500 m1 crash lost 0
  m1 crashes. Its table of tasks was in memory alone and is gone.
@500 m1 restart term 0 last 0
  m1 starts again. It begins the job anew; what is on the store stays there.
@500 f1 crash lost 0
  f1 crashes. Its files stay; a write that was under way stays unfinished.
@500 f1 restart term 0 last 0
  f1 starts again. It has the files that it had.
@500 m1 receive w1>m1@488 TaskRequest #3
  Message w1→m1 arrives: request 3, for a task.
@500 m1 receive w1>m1@488 RegisterWorker #1
  Message w1→m1 arrives: request 1, to be put on the list of workers.
@500 m1 receive w1>m1@488 AssignTask #3 map 2 attempt 4 (1 file)
  Message w1→m1 arrives: map 2 (attempt 4), to be read from 1 file.
@500 m1 receive w1>m1@488 AssignTask #0 reduce 0 attempt 9 (2 files)
  Message w1→m1 arrives: reduce 0 (attempt 9), to be read from 2 files.
@500 m1 receive w1>m1@488 NoTaskYet #3
  Message w1→m1 arrives: the answer to request 3: nothing is free now.
@500 m1 receive w1>m1@488 JobOver #3
  Message w1→m1 arrives: word that the job is done.
@500 m1 receive w1>m1@488 WorkerNoted #1
  Message w1→m1 arrives: the answer to request 1: it is on the list.
@500 m1 receive w1>m1@488 TurnedAway #3 leader n2
  Message w1→m1 arrives: a refusal of request 3 (n2 leads).
@500 m1 receive w1>m1@488 TurnedAway #3 leader -
  Message w1→m1 arrives: a refusal of request 3 (it knows no leader).
@500 m1 receive w1>m1@488 TaskDone #7 map 2 attempt 4
  Message w1→m1 arrives: request 7, to note that map 2 is done (attempt 4).
@500 m1 receive w1>m1@488 TaskNoted #7
  Message w1→m1 arrives: the answer to request 7: the result is noted.
@500 m1 receive w1>m1@488 ReadFiles #4 [input-2]
  Message w1→m1 arrives: request 4, to read input-2.
@500 m1 receive w1>m1@488 FilesRead #4 [mr-2-0:4B]
  Message w1→m1 arrives: 1 file with 4 bytes.
@500 m1 receive w1>m1@488 FilesRead #4 [mr-2-0:4B -]
  Message w1→m1 arrives: 1 file with 4 bytes (1 is not there).
@500 m1 receive w1>m1@488 WriteFiles #5 [mr-2-0 mr-2-1 mr-2-2 +7]
  Message w1→m1 arrives: request 5, to write mr-2-0, mr-2-1, mr-2-2 and 7 more.
@500 m1 receive w1>m1@488 WriteFiles #5 append [mr-out-0]
  Message w1→m1 arrives: request 5, to append to mr-out-0.
@500 m1 receive w1>m1@488 FilesWritten #5
  Message w1→m1 arrives: the answer to request 5: everything is written.
@500 m1 receive w1>m1@488 RenameFiles #6 [mr-out-0.w1.4->mr-out-0]
  Message w1→m1 arrives: request 6, to give a file its lasting name: mr-out-0.
@500 m1 receive w1>m1@488 RenameFiles #6 [mr-2-0.w1.4->mr-2-0 mr-2-1.w1.4->mr-2-1 mr-2-2.w1.4->mr-2-2 +7]
  Message w1→m1 arrives: request 6, to give files their lasting name: mr-2-0, mr-2-1, mr-2-2 and 7 more.
@500 m1 receive w1>m1@488 FilesRenamed #6
  Message w1→m1 arrives: the answer to request 6: every name is given.
`;
