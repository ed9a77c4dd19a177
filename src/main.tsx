// Where the page begins: what the reader likes, the picture, and then the run.
import { createRoot } from 'react-dom/client';
import './ui/theme/fonts.css';
import './ui/theme/tokens.css';
import './ui/theme/controls.css';
import './ui/theme/frame.css';
import { App } from './ui/App.tsx';
import { keepKeys } from './ui/actions/keptKeys.ts';
import { openPage } from './ui/engine/start.ts';
import { watchPreferences } from './ui/store/preferences.ts';
import { pageStore } from './ui/store/store.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root to draw into');

keepKeys('page');
watchPreferences();
createRoot(root).render(<App />);

// For tests that look at pictures: which moment is painted. Nothing in the page reads it.
pageStore.subscribe(({ world, step, shownAt }) => {
  if (world === null) return;
  root.dataset.step = String(step);
  root.dataset.tick = String(Math.floor(shownAt));
});

void openPage();
