// The main row where there is room for all of it: panels side by side, whose borders can be moved.
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { BottomTabs, Events, Inspector, Slot, Stage, TABS } from './Places.tsx';
import { layoutMemory } from './store/preferences.ts';

/** Stage and tabs at the left, inspector and events at the right. */
export default function DeskMain() {
  const columns = useDefaultLayout({ id: 'raft-playground.columns', storage: layoutMemory });
  const left = useDefaultLayout({ id: 'raft-playground.left', storage: layoutMemory });
  const right = useDefaultLayout({ id: 'raft-playground.right', storage: layoutMemory });
  return (
    <main className="page-main">
      <Group orientation="horizontal" {...columns}>
        <Panel id="left" minSize="45%">
          <Group orientation="vertical" {...left}>
            <Panel id="stage" minSize="30%">
              <Slot name="The stage" view={Stage} />
            </Panel>
            <Separator aria-label="Resize the stage and the tabs" />
            <Panel id="tabs" defaultSize="36%" minSize="2.2rem">
              <BottomTabs tabs={TABS} />
            </Panel>
          </Group>
        </Panel>
        <Separator aria-label="Resize the left and the right column" />
        <Panel id="right" defaultSize="26%" minSize="15rem" groupResizeBehavior="preserve-pixel-size">
          <Group orientation="vertical" {...right}>
            <Panel id="inspector" defaultSize="58%" minSize="6rem">
              <Slot name="The inspector" view={Inspector} />
            </Panel>
            <Separator aria-label="Resize the inspector and the events" />
            <Panel id="events" minSize="6rem">
              <Slot name="The list of events" view={Events} />
            </Panel>
          </Group>
        </Panel>
      </Group>
    </main>
  );
}
