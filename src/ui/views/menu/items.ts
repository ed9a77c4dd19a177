// The lines of a menu: the actions of its target, and before them "inspect".
import type { Command } from '../../../model/command.ts';
import type { ActionGroup } from '../../actions/targetAction.ts';
import { isSelection, type Target } from '../../actions/targetActions.ts';

/** One line of a menu. Without a command it selects the target. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly command: Command | null;
  /** Why it cannot be done now; null: it can. */
  readonly refusal: string | null;
}

/** Lines between two rules of a menu. */
export interface MenuSection {
  readonly title: string | null;
  readonly items: readonly MenuItem[];
}

/** The sections of a target's menu. The cluster and its groups have nothing to inspect. */
export function menuSections(groups: readonly ActionGroup[], target: Target): readonly MenuSection[] {
  const sections = groups.map(({ title, actions }) => ({
    title,
    items: actions.map(({ id, short, about, command, refusal }) => ({ id, label: short, about, command, refusal })),
  }));
  if (!isSelection(target)) return sections;
  const inspect = {
    id: 'inspect',
    label: 'Inspect',
    about: 'Every field of it, and why it is so.',
    command: null,
    refusal: null,
  };
  return [{ title: 'Look', items: [inspect] }, ...sections];
}
