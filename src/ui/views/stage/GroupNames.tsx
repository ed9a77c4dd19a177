// The name of each group on its land, with what it has come to. It is the group's handle: it opens the group's menu.
import { type CSSProperties, type KeyboardEvent, memo, type SyntheticEvent } from 'react';
import type { GroupId } from '../../../model/ids.ts';
import { CONTROLLER_GROUP } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { round } from '../../lib/geometry.ts';
import { groupColor, groupLine } from '../../theme/groupColor.ts';
import { showMenu } from '../menu/showMenu.ts';
import { isSameLand, type LandFacts, landFacts, landName, remarkLine } from './landFacts.ts';
import type { StageLayout } from './layout.ts';
import type { Land } from './rings.ts';

/** The names of all groups. */
export function GroupNames({ layout, world }: { readonly layout: StageLayout; readonly world: World }) {
  return (
    <g className="group-names">
      {layout.rings.map(({ group, land }) =>
        land ? <GroupName key={group} land={land} facts={landFacts(world, group)} /> : null,
      )}
    </g>
  );
}

/** A line of so many stage units has room for whole words; and how wide those are. */
const ROOMY = 150;
const CHIP = { whole: 66, short: 30 };
const LETTER = 6.3;

/** Facts are made anew with every world; what they say seldom changes. */
const GroupName = memo(
  function GroupName({ land, facts }: { readonly land: Land; readonly facts: LandFacts }) {
    const { group, look, remarks } = facts;
    const { name, line } = land;
    const isStore = group !== CONTROLLER_GROUP;
    const title = titleOf(group, line > ROOMY);
    const wide = isStore ? CHIP[line > ROOMY ? 'whole' : 'short'] : title.length * LETTER;
    const [x, y] = [round(name.x), round(name.y)];
    const frame = { x: x - 4, y: y - 10, width: round(line + 8), height: 20, rx: 6 };
    return (
      // biome-ignore lint/a11y/useSemanticElements: there are no buttons in a picture
      <g
        className={`group-name ${look}`}
        style={{ '--g': groupColor(group), '--g-line': groupLine(group) } as CSSProperties}
        role="button"
        tabIndex={0}
        aria-haspopup="menu"
        aria-label={landName(facts)}
        data-group={group}
        onPointerDown={(press) => press.stopPropagation()}
        onClick={(click) => open(click, group)}
        onContextMenu={(click) => open(click, group)}
        onKeyDown={(press) => onKey(press, group)}
      >
        <rect className="hit" {...frame} />
        <rect className="focus-ring" {...frame} />
        {isStore && <rect className="gid-chip" x={x} y={y - 7.5} width={wide} height={15} rx={4} />}
        <text className="name" x={round(name.x + (isStore ? wide / 2 : 0))} y={y}>
          {title}
        </text>
        <text className="remark" x={round(name.x + wide + 7)} y={y}>
          {remarkLine(remarks, line - wide - 7)}
        </text>
      </g>
    );
  },
  (a, b) => a.land === b.land && isSameLand(a.facts, b.facts),
);

function titleOf(group: GroupId, isRoomy: boolean): string {
  if (group === CONTROLLER_GROUP) return isRoomy ? 'shard controller' : 'controller';
  return isRoomy ? `group ${group}` : String(group);
}

/** The menu opens under the name, whoever asks for it: a mouse, a finger, a key. */
function open(asked: SyntheticEvent<SVGGElement>, group: GroupId): void {
  asked.preventDefault();
  asked.stopPropagation();
  const { left, bottom } = asked.currentTarget.getBoundingClientRect();
  void showMenu({ kind: 'group', group }, { x: left, y: bottom + 2 });
}

function onKey(press: KeyboardEvent<SVGGElement>, group: GroupId): void {
  const opens = ['Enter', ' ', 'ContextMenu'].includes(press.key) || (press.key === 'F10' && press.shiftKey);
  if (opens) open(press, group);
}
