// Which rules have been replaced, and where. It comes with the first run in which one has, for it needs the words of all bugs.
import { BUG_TEXTS } from '../../../describe/bugs.ts';
import type { replacedRules } from './serverFacts.ts';

/** A line for each rule. */
export default function ReplacedRules({ rules }: { readonly rules: ReturnType<typeof replacedRules> }) {
  return rules.map(({ bug, where }) => (
    <div key={bug} className="replaced-rule" title={BUG_TEXTS[bug].what}>
      replaced rule: {bug}
      {where}
    </div>
  ));
}
