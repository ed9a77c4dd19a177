// The scenarios that come with the page, in the order in which they are offered.
import { answerBeforeDisk } from './answerBeforeDisk.ts';
import { appendedOutput } from './appendedOutput.ts';
import { carrierDies } from './carrierDies.ts';
import { coordinatorDies } from './coordinatorDies.ts';
import { deafServer } from './deafServer.ts';
import { deletedOnSend } from './deletedOnSend.ts';
import { exactlyOnce } from './exactlyOnce.ts';
import { figure8, figure8Broken } from './figure8.ts';
import { firstElection } from './firstElection.ts';
import { groupDies } from './groupDies.ts';
import { joinAndLeave } from './joinAndLeave.ts';
import { lateWorker } from './lateWorker.ts';
import { leaderCrash } from './leaderCrash.ts';
import { leaderInMinority } from './leaderInMinority.ts';
import { lossyNetwork } from './lossyNetwork.ts';
import { oldConfiguration } from './oldConfiguration.ts';
import type { Preset } from './preset.ts';
import { quorumLost } from './quorumLost.ts';
import { replication } from './replication.ts';
import { shardComesBack } from './shardComesBack.ts';
import { shardsExchanged } from './shardsExchanged.ts';
import { slowClock } from './slowClock.ts';
import { snapshotCatchUp } from './snapshotCatchUp.ts';
import { splitVote } from './splitVote.ts';
import { staleRead } from './staleRead.ts';
import { storm } from './storm.ts';
import { twoLeaders } from './twoLeaders.ts';
import { unsyncedWrites } from './unsyncedWrites.ts';
import { wordCount } from './wordCount.ts';

/** All presets; the first is what a newcomer sees. Those of a chapter stand together. */
export const PRESETS: readonly Preset[] = [
  firstElection,
  splitVote,
  deafServer,
  replication,
  snapshotCatchUp,
  figure8,
  leaderCrash,
  leaderInMinority,
  quorumLost,
  unsyncedWrites,
  slowClock,
  lossyNetwork,
  storm,
  exactlyOnce,
  joinAndLeave,
  oldConfiguration,
  shardsExchanged,
  groupDies,
  shardComesBack,
  carrierDies,
  wordCount,
  lateWorker,
  coordinatorDies,
  twoLeaders,
  staleRead,
  answerBeforeDisk,
  figure8Broken,
  deletedOnSend,
  appendedOutput,
];

/** The preset of this id, or undefined. */
export function presetOf(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id);
}
