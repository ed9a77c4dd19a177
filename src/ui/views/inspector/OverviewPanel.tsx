// Nothing is selected: how the cluster stands, and what to try.
import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import type { World } from '../../../model/world.ts';
import { jump, perform } from '../../engine/playground.ts';
import { openDialog } from '../../store/view.ts';
import { FactList } from './FactList.tsx';
import { Part } from './Head.tsx';
import { overviewFacts, overviewTitle, type Suggestion, suggestions } from './overview.ts';

/** The cluster at a glance. */
export function OverviewPanel({ world, before }: { readonly world: World; readonly before: World | null }) {
  return (
    <>
      <header className="overview-head">
        <h2>{overviewTitle(world)}</h2>
      </header>
      <FactList facts={overviewFacts(world)} before={before && before !== world ? overviewFacts(before) : null} />
      <Part title="Try this">
        <ul className="suggestions">
          {suggestions(world).map((suggestion) => (
            <li key={suggestion.label}>
              <SuggestionButton suggestion={suggestion} />
            </li>
          ))}
        </ul>
        <p className="aside">
          {world.setup.job === null
            ? 'Or pick a server, a message, an entry or a link to look into it.'
            : 'Or pick a worker, a message or a link to look into it.'}
        </p>
      </Part>
    </>
  );
}

/** Suggestions are made anew for every world: one that says and does the same is drawn once. */
const SuggestionButton = memo(
  function SuggestionButton({ suggestion: { label, about, does } }: { readonly suggestion: Suggestion }) {
    return (
      <button type="button" className="suggestion" onClick={() => follow(does)}>
        <span className="suggestion-label">{label}</span>
        <span className="suggestion-about">{about}</span>
        <ChevronRight aria-hidden="true" />
      </button>
    );
  },
  (a, b) => JSON.stringify(a.suggestion) === JSON.stringify(b.suggestion),
);

function follow(does: Suggestion['does']): void {
  switch (does.kind) {
    case 'command':
      return void perform(does.command);
    case 'jump':
      return void jump(does.to, true);
    case 'dialog':
      return openDialog(does.dialog);
  }
}
