// What is selected: its head and fields, why it did what it did, and what the last step changed.
import { nodeOf, type World } from '../../../model/world.ts';
import { useReading } from '../../store/reading.ts';
import { selectEvents, selectPlaying } from '../../store/selectors.ts';
import type { Selection } from '../../store/store.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { EventPanel } from './EventPanel.tsx';
import { JobPanel } from './JobPanels.tsx';
import { LinkPanel } from './LinkPanel.tsx';
import { MessagePanel } from './MessagePanel.tsx';
import { ClerkPanel, OperationPanel } from './OperationPanel.tsx';
import { MachinePart, ServerPanel } from './ServerPanel.tsx';
import { WhatChanged } from './WhatChanged.tsx';
import { Why } from './Why.tsx';
import { decisionAbout } from './why.ts';

interface Props {
  readonly selection: Selection;
  readonly world: World;
  readonly before: World | null;
}

/** All there is to say of a selection. */
export default function Selected({ selection, world, before }: Props) {
  const events = useReading('inspector', selectEvents);
  const playing = useReading('inspector', selectPlaying);
  const asked = decisionAbout(events, selection, world);
  const node = selection.kind === 'node' ? nodeOf(world, selection.id) : undefined;
  return (
    <>
      <SelectedHead selection={selection} world={world} before={before} />
      {asked ? <Why event={asked} playing={playing} told={selection.kind === 'event'} /> : null}
      {node?.kind === 'server' ? <MachinePart server={node} before={before} /> : null}
      <WhatChanged />
    </>
  );
}

function SelectedHead({ selection, world, before }: Props) {
  const events = useReading('inspector', selectEvents);
  switch (selection.kind) {
    case 'node': {
      const node = nodeOf(world, selection.id);
      if (!node) return <p className="aside">There is no {selection.id} in this run.</p>;
      if (node.kind === 'server') return <ServerPanel server={node} world={world} before={before} />;
      if (node.kind === 'clerk') return <ClerkPanel clerk={node} before={before} />;
      return <JobPanel node={node} world={world} before={before} />;
    }
    case 'message':
      return <MessagePanel id={selection.id} world={world} />;
    case 'entry':
      return <EntryPanel node={selection.node} index={selection.index} world={world} />;
    case 'operation':
      return <OperationPanel offset={selection.offset} world={world} />;
    case 'link':
      return <LinkPanel from={selection.from} to={selection.to} world={world} before={before} />;
    case 'event':
      return <EventPanel event={decisionAbout(events, selection, world)} />;
  }
}
