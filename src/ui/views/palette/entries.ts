// What the palette offers for what was typed: a command as in a scenario, actions of the target, of the page, presets.
import type { Command } from '../../../model/command.ts';
import { groupIds, type Setup } from '../../../model/setup.ts';
import { parseCommand, parseCondition } from '../../../scenario/parse.ts';
import { PRESETS } from '../../../scenario/presets/presets.ts';
import { printCommand, printCondition } from '../../../scenario/printWords.ts';
import { ACTIONS } from '../../actions/registry.ts';
import { actionsFor, type Target, targetName } from '../../actions/targetActions.ts';
import type { PageState } from '../../store/store.ts';

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** Keys of the registry's notation, or none. */
  readonly keys: readonly string[];
  /** Why it cannot be done now; null: it can. */
  readonly refusal: string | null;
  readonly does:
    | { readonly kind: 'action'; readonly id: string }
    | { readonly kind: 'command'; readonly command: Command }
    | { readonly kind: 'until'; readonly condition: string }
    | { readonly kind: 'preset'; readonly id: string };
}

/** Every line that matches what was typed: what can be done now first, and what cannot be with its reason. */
export function entriesFor(state: PageState, typed: string): readonly PaletteEntry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ label, group }: PaletteEntry) => {
    const text = `${label} ${group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const offered = [...targetEntries(state), ...actionEntries(state), ...presetEntries()];
  const found = offered.filter(matches);
  const possible = (entry: PaletteEntry) => entry.refusal === null;
  const { setup } = state.scenario;
  const isAsked = UNTIL.test(typed);
  return [
    ...typedCommand(typed, setup),
    ...(isAsked ? typedCondition(typed, setup) : []),
    ...found.filter(possible),
    // A word that is a condition as well (`leader`) is more likely to be looked for.
    ...(isAsked ? [] : typedCondition(typed, setup)),
    ...found.filter((entry) => !possible(entry)),
  ];
}

/** What to say when there is no such line: how to write the command that was begun, if one was. */
export function noEntryText({ scenario }: PageState, typed: string): string {
  const isAsked = UNTIL.test(typed);
  const read = isAsked
    ? parseCondition(typed.replace(UNTIL, '').trim(), scenario.setup)
    : parseCommand(typed.trim(), scenario.setup);
  if (read.ok) return '';
  const { message } = read.error;
  // What begins with no word of a command, nor nearly one, is the name of an action that there is not.
  const isNone = message.startsWith('Here should be a command') && !message.includes('Did you mean');
  return isAsked || !isNone ? message : 'Nothing here is called that.';
}

const UNTIL = /^\s*(run\s+)?until\s+/i;

/** What was typed, when it is a condition, with or without `until` before it. */
function typedCondition(typed: string, setup: Setup): PaletteEntry[] {
  const read = parseCondition(typed.replace(UNTIL, '').trim(), setup);
  if (!read.ok) return [];
  const condition = printCondition(read.condition);
  return [
    {
      id: 'typed-condition',
      group: 'Time',
      label: `Run until ${condition}`,
      keys: [],
      refusal: null,
      does: { kind: 'until', condition },
    },
  ];
}

/** What was typed, when it is a command as a scenario's line would have it. */
function typedCommand(typed: string, setup: Setup): PaletteEntry[] {
  if (typed.trim() === '') return [];
  const read = parseCommand(typed.trim(), setup);
  if (!read.ok) return [];
  const { command } = read;
  return [
    {
      id: 'typed',
      group: 'As a line of the scenario',
      label: printCommand(command),
      keys: [],
      refusal: null,
      does: { kind: 'command', command },
    },
  ];
}

function targetEntries(state: PageState): PaletteEntry[] {
  const { world, selection } = state;
  if (!world) return [];
  const groups = world.setup.shards > 0 ? groupIds(world.setup) : [];
  const targets: Target[] = [
    ...(selection ? [selection] : []),
    ...groups.map((group) => ({ kind: 'group', group }) as const),
    { kind: 'ground' },
  ];
  const entries = targets.flatMap((target) =>
    actionsFor(world, target).flatMap((group) =>
      group.actions.map(
        (action): PaletteEntry => ({
          id: `${targetName(target)}-${action.id}`,
          group: targetName(target),
          label: action.label,
          keys: [],
          refusal: action.refusal,
          does: { kind: 'command', command: action.command },
        }),
      ),
    ),
  );
  // A server's menu has what can be done to its group, too: once is enough here.
  const labels = entries.map(({ label }) => label);
  return entries.filter(({ label }, i) => labels.indexOf(label) === i);
}

/** Those of the registry that the targets do not bring already. */
function actionEntries(state: PageState): PaletteEntry[] {
  const isCovered = (id: string) =>
    /-(selected|message)$/.test(id) ||
    ['palette', 'escape', 'crash-leader', 'isolate-leader', 'minority-leader', 'split', 'heal'].includes(id);
  return ACTIONS.filter(({ id }) => !isCovered(id)).map((action): PaletteEntry => {
    const enabled = action.enabled(state);
    return {
      id: action.id,
      group: action.group,
      label: action.label,
      keys: action.keys,
      refusal: enabled === true ? null : enabled,
      does: { kind: 'action', id: action.id },
    };
  });
}

function presetEntries(): PaletteEntry[] {
  return PRESETS.map(({ id, title }) => ({
    id: `preset-${id}`,
    group: 'Scenarios',
    label: title,
    keys: [],
    refusal: null,
    does: { kind: 'preset', id },
  }));
}
