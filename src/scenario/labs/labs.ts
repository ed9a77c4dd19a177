// All labs, in the order in which they are run and shown.
import { KV_3A } from './kv3a.ts';
import { KV_3B } from './kv3b.ts';
import { KV_4B, KV_4C } from './kv4.ts';
import { KV_2024 } from './kv2024.ts';
import { KV_2025 } from './kv2025.ts';
import type { Lab } from './lab.ts';
import { MAPREDUCE } from './mapreduce.ts';
import { MAPREDUCE_FURTHER } from './mapreduceFurther.ts';
import { RAFT_2A } from './raft2a.ts';
import { RAFT_2B } from './raft2b.ts';
import { RAFT_2C } from './raft2c.ts';
import { RAFT_2D } from './raft2d.ts';
import { RSM } from './rsm.ts';
import { SCRIPTED } from './scripted.ts';
import { SHARDS_4A } from './shards4a.ts';
import { SHARDS_4B } from './shards4b.ts';
import { SHARDS_5A } from './shards5a.ts';
import { SHARDS_5B } from './shards5b.ts';
import { SHARDS_5C } from './shards5c.ts';

/** Every lab. Those of a suite stand together. */
export const LABS: readonly Lab[] = [
  ...MAPREDUCE,
  ...MAPREDUCE_FURTHER,
  ...RAFT_2A,
  ...RAFT_2B,
  ...RAFT_2C,
  ...RAFT_2D,
  ...KV_3A,
  ...KV_3B,
  ...KV_2024,
  ...KV_2025,
  ...RSM,
  ...KV_4B,
  ...KV_4C,
  ...SHARDS_4A,
  ...SHARDS_4B,
  ...SHARDS_5A,
  ...SHARDS_5B,
  ...SHARDS_5C,
  ...SCRIPTED,
];

/** The lab of this id, or undefined. */
export function labOf(id: string): Lab | undefined {
  return LABS.find((lab) => lab.id === id);
}
