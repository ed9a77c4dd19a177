// How long the address of a moment is.
import type { Row } from './row.ts';

/** Nine commands, as a lecture might have them. */
const TEXT = `raft 1
title  Leader in the minority
nodes 5  seed 42
await leader
call c1 put x 1
wait 300
partition leader, any follower | rest
call c1 put x 2
wait 1500
heal
expect linearizable
expect no violation
`;

/** The scenario with its cursor and fingerprint; the part of the address from \`#\` on. */
export const linkLength: Row = {
  name: 'link of a scenario of nine commands',
  budget: 250,
  unit: 'characters',
  run: async () => {
    const { encodeLink } = await import('../src/scenario/link.ts');
    const { parse } = await import('../src/scenario/parse.ts');
    const parsed = parse(TEXT);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const view = { tab: null, speed: null, selection: null };
    const cursor = { step: 1318, tick: 2164 };
    return `#${encodeLink({ engine: 1, preset: null, text: TEXT, cursor, view, fingerprint: '0123456789abcdef' })}`
      .length;
  },
};
