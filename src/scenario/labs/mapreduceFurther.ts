// MapReduce beyond the labs: what their shell scripts cannot do, because they can neither stop a process in the middle of a
// task, nor lose a message, nor fail the file system.
import type { Lab } from './lab.ts';

const SUITE = 'MapReduce, further';

function lab(test: Omit<Lab, 'suite' | 'text'>, setup: string, script: string): Lab {
  const text = `raft 1
title MapReduce: ${test.name}
${setup}

${script}
expect output matches
expect no violation
end
`;
  return { ...test, suite: SUITE, text };
}

/** Scenarios of our own. */
export const MAPREDUCE_FURTHER: readonly Lab[] = [
  lab(
    {
      id: '1/late-result',
      name: 'LateResult',
      what: 'A worker stands still in the middle of a map until it has been taken for dead and its map done by another. Then it goes on, and reports.',
      catches: 'A second result that counts, and one that changes what others have read.',
    },
    `latency 1
job wordcount`,
    `await tasks of w1 >= 1
wait 500
expect running of map >= 1
pause w1
await attempts of map = 9 within 20000
await completed of map = 8 within 20000
resume w1
await job done within 30000
expect attempts of map = 9`,
  ),
  lab(
    {
      id: '1/few-keys',
      name: 'FewKeys',
      what: 'Four words for ten reduces: most of them have nothing to do, and end all the same.',
      catches: 'A reduce that waits for a file that nobody has written, or gives up for the lack of it.',
    },
    `latency 1
job wordcount  input text "to be or\\nnot to be\\n"  splits 2`,
    `await job done
expect completed of reduce = 10`,
  ),
  lab(
    {
      id: '1/lossy-network',
      name: 'LossyNetwork',
      what: 'One message in ten is lost, and one in twenty arrives twice.',
      catches: 'Requests that are sent once, and answers that are taken for answers to something else.',
    },
    `loss 10%  duplicate 5%
job wordcount`,
    'await job done within 110000',
  ),
  lab(
    {
      id: '1/lossy-push',
      name: 'LossyPush',
      what: 'The same with a coordinator that sends tasks to workers unasked.',
      catches: 'A worker that is never sent anything again when one task has been lost on its way.',
    },
    `loss 10%  duplicate 5%
job wordcount  coordinator push`,
    'await job done within 119000',
  ),
  lab(
    {
      id: '1/store-crash',
      name: 'StoreCrash',
      what: 'The file store crashes again and again, also in the middle of writes. What is half written has no lasting name.',
      catches: 'Half a file that is taken for a whole one.',
    },
    `latency 1
job wordcount  store 50..200`,
    `repeat 10 { wait 300..1500; crash store; wait 10..300; restart store }
await job done within 60000`,
  ),
  lab(
    {
      id: '1/faults',
      name: 'Faults',
      what: 'Workers crash, stand still, and are cut off from everybody else, at random.',
      catches: 'What nobody has thought of.',
    },
    'job wordcount  workers 4',
    `nemesis every 1000..3000 until 60000
await job done within 119000`,
  ),
  lab(
    {
      id: '1/crashes-and-loss',
      name: 'CrashesAndLoss',
      what: 'Workers crash in the middle of their tasks while messages are lost and doubled, and the counts of a whole book are right.',
      catches: 'A task that is lost twice: with its worker, and with the message that gives it out again.',
    },
    `loss 10%  duplicate 5%
job wordcount  workers 4`,
    `repeat 15 {
  if completed of reduce < 10 {
    wait 500..1500
    crash any worker
    wait 200..2000
    restart down
  }
}
await job done within 110000`,
  ),
  lab(
    {
      id: '1/coordinator-restart',
      name: 'CoordinatorRestart',
      what: 'The one coordinator dies in the middle of the job, and another one starts. Its table is lost, so that the job begins anew; what is on the store is not harmed by being written again.',
      catches: 'Results of the former life that are taken for results of this one.',
    },
    `latency 1
job wordcount`,
    `await completed of map = 4
crash coordinator
wait 2000
restart coordinator
await job done within 60000
expect attempts of map > 8`,
  ),
  lab(
    {
      id: '1/replicated',
      name: 'ReplicatedCoordinator',
      what: 'The coordinator’s table is the machine of three Raft servers. The leader dies three times, and once all three do, and the job goes on where it was: no task is given out a second time.',
      catches:
        'An answer to a worker that is given before it is committed, and a new leader that knows less than the old one.',
    },
    `job wordcount  coordinator replicated`,
    `await completed of map >= 2
crash leader
await completed of map >= 5
restart down
wait 1000
crash leader
await completed of map >= 8
restart down
crash servers
wait 1000
restart servers
await completed of reduce >= 3
crash leader
await job done within 60000
expect attempts of map = 8
expect attempts of reduce = 10`,
  ),
  lab(
    {
      id: '1/replicated-faults',
      name: 'ReplicatedFaults',
      what: 'The same with faults at random: servers and workers crash, stand still and are cut off, and messages are lost and doubled.',
      catches: 'What nobody has thought of.',
    },
    `loss 5%  duplicate 5%  disk 2..10  snapshot 4000
job wordcount  workers 4  coordinator replicated`,
    `nemesis every 1000..3000 until 60000
await job done within 119000`,
  ),
  lab(
    {
      id: '1/backups',
      name: 'Backups',
      what: 'One of three workers is twenty times as slow as the others. What it still has at the end of the maps and of the reduces is given to a second one, so that the job takes less than half of the time that a worker is waited for.',
      catches: 'A job that waits for its slowest worker.',
    },
    `latency 1
job wordcount  backups on  speed 400`,
    `clock w1 5%
await job done
expect now <= 8000
expect attempts of map + attempts of reduce > 18`,
  ),
];
