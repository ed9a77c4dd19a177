// The picture: servers, clerks and messages at the instant shown, and the hands that act upon them.
import { type FocusEvent, type KeyboardEvent, useMemo, useState } from 'react';
import type { GroupId, NodeId } from '../../../model/ids.ts';
import { workersOf } from '../../../model/jobNodes.ts';
import { groupIds, memberIds } from '../../../model/setup.ts';
import { clerksOf, nodeOf, serversOf, type World } from '../../../model/world.ts';
import { selectSelection } from '../../store/selectors.ts';
import { type Selection, usePage } from '../../store/store.ts';
import { ClerkCard } from './ClerkCard.tsx';
import { Crowd } from './Crowd.tsx';
import { clerkFacts, lastOperations } from './clerkFacts.ts';
import { Effects } from './Effects.tsx';
import { FlightWays } from './Flights.tsx';
import { GestureLines, PartitionQuestion } from './Gestures.tsx';
import { GroupNames } from './GroupNames.tsx';
import type { JobLegend } from './JobLegend.tsx';
import type { JobMarks } from './JobMarks.tsx';
import type { layoutJob } from './jobLayout.ts';
import type { jobWires } from './jobWires.ts';
import { Lands } from './Lands.tsx';
import { cardPlace, layoutStage, serverPlace } from './layout.ts';
import { Messages } from './Messages.tsx';
import { Paints } from './Paints.tsx';
import { orbitPath } from './rings.ts';
import { ServerMark } from './ServerMark.tsx';
import { highestTerm, isStaleLeader } from './serverFacts.ts';
import { sidesOf, tintsOf } from './sides.ts';
import { targetOf, useHands } from './useHands.ts';
import { isCutBetween, Links, RequestLine, SideArea } from './Wires.tsx';
import { Words } from './Words.tsx';
import './stage.css';

/** What a job adds to the picture: its parts come with the first job (JobStage.tsx). */
export interface JobPicture {
  readonly layout: typeof layoutJob;
  readonly wires: typeof jobWires;
  readonly Marks: typeof JobMarks;
  readonly Legend: typeof JobLegend;
}

/** A run, and the room for it in CSS px; `unit`: the px of a stage unit. */
export interface RingProps {
  readonly world: World;
  readonly width: number;
  readonly height: number;
  readonly unit: number;
}

/** The picture of a run. `job`: null where there is none. */
export function Ring({ world, width, height, unit, job }: RingProps & { readonly job: JobPicture | null }) {
  const { setup, places, link, links, unplugged, bus, nodes } = world;
  const selection = usePage(selectSelection);
  // `places` names the processes in order and stays the same object for the whole run.
  const ids = useMemo(() => idsOf(places, setup), [places, setup]);
  const near = groupOf(selection, world);
  const layout = useMemo(() => {
    const size = { width: width / unit, height: height / unit };
    return job ? job.layout(ids, size) : layoutStage(ids.groups, ids.clerks, size, near);
  }, [ids, width, height, unit, job, near]);
  const wiring = useMemo(() => ({ setup, link, links, unplugged }), [setup, link, links, unplugged]);
  const sides = useMemo(() => sidesOf(wiring, ids.servers), [wiring, ids]);
  const { gesture, handlers, confirm, cancel } = useHands(layout, wiring, unit);
  const [focus, setFocus] = useState<{ readonly node: NodeId | null; readonly message: string | null }>({
    node: null,
    message: null,
  });
  const lasts = useMemo(() => lastOperations(world.operations, ids.clerks), [world.operations, ids]);

  const tints = sides.length > 1 ? tintsOf(sides, nodes) : [];
  const servers = serversOf(world);
  const terms = new Map(ids.groups.map(({ group }) => [group, highestTerm(servers.filter((s) => s.group === group))]));
  const alarmed = new Set(world.ghost.violations.flatMap((violation) => violation.nodes));
  const picked = selection?.kind === 'node' ? selection.id : null;
  const marked = markedBy(gesture);
  const focused = focus.node ?? ids.coordinator ?? ids.servers[0];
  const onFocus = (event: FocusEvent) => {
    const target = targetOf(event.target);
    if (target?.kind === 'node') setFocus({ node: target.id, message: focus.message });
    if (target?.kind === 'message') setFocus({ node: focus.node, message: target.id });
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture with parts to act upon, not a field set */}
      <svg
        className={`ring${layout.dense ? ' dense' : ''}${layout.narrow ? ' narrow' : ''}${gesture.kind === 'none' ? '' : ' busy'}`}
        width={width}
        height={height}
        viewBox={`0 0 ${layout.size.width} ${layout.size.height}`}
        role="group"
        aria-label={job ? 'Processes and messages of the job' : 'Servers, clerks and messages'}
        {...handlers}
        onFocus={onFocus}
        onKeyDown={(event) => {
          rove(event);
          if (!event.isPropagationStopped()) handlers.onKeyDown(event);
        }}
      >
        <Paints />
        {layout.rings.length > 1 && (
          <>
            <Lands layout={layout} world={world} />
            <GroupNames layout={layout} world={world} />
          </>
        )}
        {sides.length > 1 && (
          <g className="sides">
            {sides.map((side, i) => (
              <SideArea key={side.join()} layout={layout} side={side} term={tints[i] ?? null} />
            ))}
          </g>
        )}
        {layout.dense && layout.rings.map((ring) => <path key={ring.group} className="orbit" d={orbitPath(ring)} />)}
        <Links
          wiring={wiring}
          layout={layout}
          sides={sides}
          wires={job?.wires}
          selected={selection?.kind === 'link' ? `${selection.from}>${selection.to}` : null}
        />
        {openRequests(world).map(({ from, to }) => (
          <RequestLine key={from} layout={layout} clerk={from} server={to} cut={isCutBetween(wiring, from, to)} />
        ))}
        {/* biome-ignore lint/a11y/useSemanticElements: there are no field sets in a picture */}
        {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is not interactive itself */}
        <g role="group" aria-label={job ? 'Coordinator, workers and store' : 'Servers and clerks'}>
          {job && (
            <job.Marks
              world={world}
              layout={layout}
              alarmed={alarmed}
              picked={picked}
              marked={marked}
              focused={focused}
            />
          )}
          {servers.map((server) => {
            const place = serverPlace(layout, server.id);
            return (
              place && (
                <ServerMark
                  key={server.id}
                  server={server}
                  place={place}
                  layout={layout}
                  longest={world.setup.election[1]}
                  stale={isStaleLeader(server, terms.get(server.group) ?? 0)}
                  alarmed={alarmed.has(server.id)}
                  selected={picked === server.id}
                  marked={marked.includes(server.id)}
                  tabIndex={focused === server.id ? 0 : -1}
                />
              )
            );
          })}
          {clerksOf(world).map((clerk) => {
            const place = cardPlace(layout, clerk.id);
            return (
              place && (
                <ClerkCard
                  key={clerk.id}
                  place={place}
                  {...clerkFacts(clerk, lasts[clerk.id])}
                  retry={clerk.retryTimer}
                  selected={picked === clerk.id}
                  marked={marked.includes(clerk.id)}
                  tabIndex={focused === clerk.id ? 0 : -1}
                />
              )
            );
          })}
        </g>
        {layout.rings.length > 1 && <FlightWays bus={bus} layout={layout} />}
        <Messages bus={bus} wiring={wiring} layout={layout} focused={focus.message} />
        <Effects layout={layout} />
        <GestureLines gesture={gesture} layout={layout} wiring={wiring} />
      </svg>
      <Crowd layout={layout} width={width} height={height} unit={unit} />
      <Words layout={layout} unit={unit} />
      {job && <job.Legend layout={layout} unit={unit} />}
      <PartitionQuestion gesture={gesture} layout={layout} unit={unit} onConfirm={confirm} onCancel={cancel} />
    </>
  );
}

/** The processes, in order: servers by their groups, and clerks. */
function idsOf(places: World['places'], setup: World['setup']) {
  const groups = groupIds(setup).map((group) => ({ group, ids: memberIds(setup, group) }));
  const named = (letter: string) => Object.keys(places).filter((id) => id.startsWith(letter));
  const [coordinator = null, store = null] = [named('m')[0], named('f')[0]];
  const servers = groups.flatMap(({ ids }) => ids);
  return { servers, groups, clerks: named('c'), coordinator, workers: named('w'), store };
}

/** Who waits for a server's answer: clerks, and workers whose coordinator is replicated. */
function openRequests(world: World): { readonly from: NodeId; readonly to: NodeId }[] {
  const ofClerks = clerksOf(world).flatMap(({ id, pending }) =>
    pending && !pending.backingOff ? [{ from: id, to: pending.server }] : [],
  );
  const ofWorkers = workersOf(world).flatMap(({ id, request }) =>
    request && nodeOf(world, request.to)?.kind === 'server' ? [{ from: id, to: request.to }] : [],
  );
  return [...ofClerks, ...ofWorkers];
}

function markedBy(gesture: ReturnType<typeof useHands>['gesture']): readonly NodeId[] {
  if (gesture.kind === 'link') return gesture.to ? [gesture.from, gesture.to] : [gesture.from];
  return gesture.kind === 'lasso' ? gesture.inside : gesture.kind === 'ask' ? gesture.side : [];
}

const BY_KEY: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and down go round the ring (and through the messages), Home and End to its first and last; left and right are time's. */
function rove(event: KeyboardEvent<SVGSVGElement>): void {
  const from = event.target instanceof SVGElement ? event.target : null;
  const kind = from?.dataset.node ? '[data-node]' : from?.dataset.message ? '[data-message]' : null;
  if (!from || !kind || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const all = [...event.currentTarget.querySelectorAll<SVGElement>(kind)];
  const by = BY_KEY[event.key];
  const end = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : null;
  if (by === undefined && end === null) return;
  const next = all[end ?? (all.indexOf(from) + (by ?? 0) + all.length) % all.length];
  next?.focus();
  event.preventDefault();
  event.stopPropagation();
}

/** The group that the reader looks into: that of the server which is picked, else the first. */
function groupOf(selection: Selection | null, world: World): GroupId | null {
  const node = selection?.kind === 'node' ? nodeOf(world, selection.id) : undefined;
  return node?.kind === 'server' ? node.group : (groupIds(world.setup)[0] ?? null);
}
