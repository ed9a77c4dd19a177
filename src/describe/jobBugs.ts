// The replaced rules of a MapReduce job in words.
import type { JobBugId } from '../model/mapreduce.ts';
import type { BugText } from './bugs.ts';

/** Every replaced rule of a job. */
export const JOB_BUG_TEXTS: Readonly<Record<JobBugId, BugText>> = {
  'append-output': {
    title: 'Appends output where others look for it',
    right: 'A worker writes under a temporary name, and the finished file gets its lasting name in one go.',
    what: 'A worker appends its output to the file with the lasting name. Readers see half of it, and a task that is done twice counts double.',
    rule: 'renameOutput',
    alarm: 'M2',
    seen: 'the MapReduce of a 2018 solution of the labs',
  },
  'never-reissue': {
    title: 'Waits for a silent worker for ever',
    right: 'A task whose worker has been silent for ten seconds is given to another one.',
    what: 'The coordinator waits for whoever has a task, also for a worker that has died. The job never comes to its end.',
    rule: 'reissueTask',
    alarm: null,
    seen: 'many students’ first versions',
  },
  'hasty-reissue': {
    title: 'Takes slow workers for dead ones',
    right: 'A task whose worker has been silent for ten seconds is given to another one, and not before.',
    what: 'A task is given out again after a fifth of its time, while its worker is still at it. Everything slow is done several times.',
    rule: 'reissueTask',
    alarm: 'M4',
    seen: 'many students’ first versions',
  },
  'early-reduce': {
    title: 'Reduces before the last map has ended',
    right: 'Reduces are given out when the last map has ended, for any map can have values for any key.',
    what: 'Reduces are given out as soon as the last map is given out, and take what files they find. Values are missing in the output.',
    rule: 'startReduces',
    alarm: 'M1',
    seen: 'many students’ first versions',
  },
  'worker-leaves': {
    title: 'A worker that finds nothing to do goes home',
    right: 'A worker asks again when no task is free, until it is told that the job is done.',
    what: 'A worker that finds all tasks given out ends. Fewer and fewer are left, and nobody may be there for a task that has to be done again.',
    rule: 'endJob',
    alarm: null,
    seen: 'many students’ first versions',
  },
  'coordinator-leaves': {
    title: 'The coordinator goes home too early',
    right: 'The coordinator ends when the last reduce is done.',
    what: 'The coordinator ends when the last reduce is given out. Output appears after it has gone, or never.',
    rule: 'endJob',
    alarm: null,
    seen: 'many students’ first versions',
  },
  'one-by-one': {
    title: 'Gives out one task at a time',
    right: 'Every worker that asks is given a task, as long as there is one.',
    what: 'The coordinator gives out a task only when no other is under way. The job is right in the end, and takes as long as with one worker.',
    rule: 'assignTask',
    alarm: null,
    seen: 'solutions that hold a lock during a task',
  },
  'crowd-worker': {
    title: 'Sends tasks to workers that are busy',
    right: 'A worker is sent its next task when it has done the one before.',
    what: 'The pushing coordinator sends a worker task after task. Busy workers leave them alone, and each is lost until its time is up.',
    rule: 'oneTask',
    alarm: 'M5',
    seen: null,
  },
  'count-twice': {
    title: 'Counts results instead of tasks',
    right: 'The second result of a task changes nothing.',
    what: 'A late result of a task that was done by another worker meanwhile is counted as well. The count reaches its goal while tasks are still to be done.',
    rule: 'acceptResult',
    alarm: 'M3',
    seen: 'many students’ first versions',
  },
  'no-empty-file': {
    title: 'Writes no file when it has nothing to say',
    right: 'A map has a file for each reduce, be it an empty one.',
    what: 'A map writes no file for a reduce that it has no keys for, and the reduce gives up when it lacks one. Its whole output is missing.',
    rule: 'renameOutput',
    alarm: 'M1',
    seen: 'the MapReduce of a 2018 solution of the labs',
  },
};
