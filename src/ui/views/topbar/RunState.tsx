// The run in one line: term, leader, size, seed; and that its rules are not Raft's, where they are not.
import { newestConfig } from '../../../model/group.ts';
import { jobTable } from '../../../model/jobTable.ts';
import { selectIsLoaded, selectLeader, selectScenario, selectTerm } from '../../store/selectors.ts';
import { type PageState, usePage } from '../../store/store.ts';
import { termColor } from '../../theme/termColor.ts';

/** The rules replaced anywhere in the cluster, as one text; '' when Raft is as it should be. */
const selectBugs = ({ world }: PageState): string => {
  const bugs = new Set<string>();
  for (const node of world?.nodes ?? []) if ('bugs' in node) for (const bug of node.bugs) bugs.add(bug);
  return [...bugs].join(', ');
};

/** Who leads the term that is named beside it; a leader of an older term is none. */
const selectLeaderId = (state: PageState) => {
  const leader = selectLeader(state);
  return leader?.raft.currentTerm === selectTerm(state) ? (leader?.id ?? null) : null;
};

/** `maps 5/8 · reduces 0/10 · 3 workers`. */
function JobState() {
  const { setup } = usePage(selectScenario);
  const done = usePage(selectTaskCounts);
  return (
    <>
      <span>
        <b>{done}</b>
      </span>
      <span>
        <b>{setup.job?.workers}</b> {setup.job?.workers === 1 ? 'worker' : 'workers'}
      </span>
    </>
  );
}

/** How many tasks of each kind are done, in words: a text, so that it is painted anew only when it changes. */
const selectTaskCounts = ({ world }: PageState): string => {
  const table = world && jobTable(world);
  if (!table) return 'MapReduce';
  const { maps, reduces, mapsLeft, reducesLeft } = table;
  return `maps ${maps.length - mapsLeft}/${maps.length}, reduces ${reduces.length - reducesLeft}/${reduces.length}`;
};

/** The number of the newest configuration of a sharded store. */
const selectConfig = ({ world }: PageState): number => (world ? newestConfig(world).num : 0);

/** `term 3 leader n4`. */
function Leadership() {
  const term = usePage(selectTerm);
  const leader = usePage(selectLeaderId);
  return (
    <span className="leadership">
      <i className="term-mark" style={{ background: termColor(term) }} aria-hidden />
      <b>term {term}</b>{' '}
      {leader === null ? (
        'no leader'
      ) : (
        <>
          leader <b>{leader}</b>
        </>
      )}
    </span>
  );
}

/**
 * `term 3 leader n4 · 5 servers · seed 42`; of a job its tasks, of a sharded store `configuration 2 · 3 groups of 3 servers ·
 * seed 42`. Where there is no room for all of it the last goes first, so the weightiest stands in front.
 */
export function RunState() {
  const { setup } = usePage(selectScenario);
  const config = usePage(selectConfig);
  const bugs = usePage(selectBugs);
  const isLoaded = usePage(selectIsLoaded);
  if (!isLoaded) return null;
  return (
    <p className="run-state">
      {setup.job ? <JobState /> : null}
      {setup.shards > 0 ? (
        <span>
          <b>configuration {config}</b>
        </span>
      ) : setup.servers > 0 ? (
        <Leadership />
      ) : null}
      {bugs === '' ? null : (
        <span title={`Rules are replaced here: ${bugs}`}>
          <b>{setup.servers > 0 ? 'not Raft' : 'not as in the paper'}</b>
        </span>
      )}
      {setup.servers > 0 ? (
        <span>
          {setup.shards > 0 ? `${setup.groups} groups of ` : null}
          <b>{setup.servers}</b> {setup.servers === 1 ? 'server' : 'servers'}
        </span>
      ) : null}
      <span>
        seed <b>{setup.seed}</b>
      </span>
    </p>
  );
}
