// What the stage says of a group of the sharded store, in a few words.
import type { GroupId } from '../../../model/ids.ts';
import type { MachineState } from '../../../model/kv.ts';

/** `3 shards · configuration 2`, `waits for 2 shards`; of the shard controller the newest configuration. */
export function groupRemark(
  group: GroupId,
  machine: MachineState | undefined,
  controller: MachineState | undefined,
): string {
  const newest = controller?.kind === 'shardController' ? controller.configs.length - 1 : 0;
  if (machine?.kind !== 'shardKv') return `configuration ${newest}`;
  const phases = Object.values(machine.shards).map(({ phase }) => phase);
  const count = (wanted: string) => phases.filter((phase) => phase === wanted).length;
  const { num } = machine.config;
  const parts = [
    counted(count('serving')),
    count('arriving') > 0 ? `awaits ${count('arriving')}` : null,
    count('leaving') > 0 ? `hands over ${count('leaving')}` : null,
    num < newest ? `at configuration ${num} of ${newest}` : null,
  ];
  const isOut =
    controller?.kind === 'shardController' && !Object.hasOwn(controller.configs[newest]?.groups ?? {}, group);
  return isOut && phases.length === 0 ? 'owns nothing' : parts.filter((part) => part !== null).join(' · ');
}

function counted(shards: number): string {
  return shards === 1 ? '1 shard' : `${shards} shards`;
}
