// The setup as it stands in the running world: its figures may have been changed by commands since the run began.
import { BUG_IDS, type Setup } from '../../../model/setup.ts';
import { type ServerNode, serversOf, type World } from '../../../model/world.ts';

/** The setup that would build a world like this one. Figures that differ between links or servers are as the run began. */
export function runningSetup(world: World): Setup {
  const { setup, link } = world;
  const servers = serversOf(world);
  const [first] = servers;
  const delay = first?.disk.delay ?? setup.disk;
  const sameDisk = servers.every(({ disk }) => disk.delay[0] === delay[0] && disk.delay[1] === delay[1]);
  return {
    ...setup,
    latency: link.latency,
    loss: link.loss,
    duplicate: link.duplicate,
    disk: sameDisk ? delay : setup.disk,
    bugs: bugsOf(servers),
  };
}

function bugsOf(servers: readonly ServerNode[]): Setup['bugs'] {
  return BUG_IDS.flatMap((bug): Setup['bugs'] => {
    const has = servers.filter((server) => server.bugs.includes(bug));
    if (has.length === 0) return [];
    return has.length === servers.length ? [{ bug, node: '*' }] : has.map(({ id }) => ({ bug, node: id }));
  });
}
