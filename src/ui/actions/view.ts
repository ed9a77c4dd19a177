// The page itself: palette, dialogs, tabs, colours.
import { loadPreset } from '../engine/start.ts';
import { holds } from '../lib/useMedia.ts';
import { type PageState, pageStore, type Theme } from '../store/store.ts';
import { notify, openDialog, openTab, select } from '../store/view.ts';
import { type Action, always } from './action.ts';
import { keepKeys, keptKeys } from './keptKeys.ts';

function dialog(id: string, label: string, keys: readonly string[], enabled: Action['enabled'] = always): Action {
  return { id, group: 'Page', label, keys, enabled, run: () => openDialog(id) };
}

function tab(id: string, label: string): Action {
  return { id: `tab-${id}`, group: 'Page', label: `Show ${label}`, keys: [], enabled: always, run: () => openTab(id) };
}

/** Whether the page is dark now, whatever the reason. */
export function isDark({ theme }: Pick<PageState, 'theme'>): boolean {
  return theme === 'dark' || (theme === 'system' && holds('(prefers-color-scheme: dark)'));
}

/** Opens the palette. What is typed before it has come is for it. */
export const PALETTE: Action = {
  ...dialog('palette', 'Run a command', ['$mod+k']),
  run: () => {
    keepKeys('field');
    openDialog('palette');
  },
};
/** Opens the links to this moment. */
export const SHARE = dialog(
  'share',
  'Share this moment',
  ['$mod+Shift+l'],
  ({ world }) => world !== null || 'The engine is still starting',
);
/** Opens the settings of the cluster. */
export const SETTINGS = dialog('settings', 'Set up the cluster', []);
/** Opens the help. */
export const HELP = dialog('help', 'Keys, signs and how to read the picture', ['Shift+?', '?']);
/** Turns the page over to the other colours. */
export const THEME: Action = {
  id: 'theme',
  group: 'Page',
  label: 'Light or dark',
  keys: [],
  enabled: always,
  run: (state) => pageStore.setState({ theme: (isDark(state) ? 'light' : 'dark') satisfies Theme }),
};

/** In the order in which the palette lists them. */
export const VIEW_ACTIONS: readonly Action[] = [
  PALETTE,
  SHARE,
  SETTINGS,
  HELP,
  THEME,
  {
    id: 'theme-system',
    group: 'Page',
    label: 'Colours as the system has them',
    keys: [],
    enabled: always,
    run: () => pageStore.setState({ theme: 'system' }),
  },
  tab('logs', 'the logs'),
  tab('spacetime', 'the space-time diagram'),
  tab('clients', 'the clients'),
  tab('history', 'the history'),
  tab('checks', 'the checks'),
  tab('labs', 'the labs'),
  tab('scenario', 'the scenario'),
  {
    id: 'replication',
    group: 'Page',
    label: 'Open the scene of log replication',
    keys: ['l'],
    enabled: always,
    run: () => void loadPreset('replication'),
  },
  {
    id: 'escape',
    group: 'Page',
    label: 'Select nothing',
    keys: ['Escape'],
    enabled: ({ selection, dialog }) => selection !== null || dialog !== null || 'Nothing is selected',
    run: ({ dialog }) => {
      if (dialog === null) return select(null);
      keptKeys(); // whatever they were meant for
      openDialog(null);
    },
  },
  {
    id: 'fork',
    group: 'Time',
    label: 'Another future from here',
    keys: ['f'],
    enabled: ({ world }) => world !== null || 'The engine is still starting',
    run: ({ step, headStep }) =>
      void notify({
        tone: 'info',
        title: step < headStep ? 'Do something here, and the future forks' : 'This is the newest moment',
        detail:
          step < headStep
            ? 'The first command given in the past begins a branch of its own, and the old future stays. Without one the same seed would bring the same future.'
            : 'Step back into the past and give a command there: that begins another future, and this one stays.',
        action: null,
      }),
  },
];
