// A breakpoint as it is typed: a condition in the words of a scenario.
import type { ScenarioError } from '../../scenario/parse.ts';
import { parseCondition } from '../../scenario/parse.ts';
import { printCondition } from '../../scenario/printWords.ts';
import { pageStore } from '../store/store.ts';
import { runUntil } from './playground.ts';

/** Runs until a condition, given as text, comes to hold, and remembers it. What is wrong with the text is returned instead. */
export function runUntilText(text: string): ScenarioError | null {
  const read = parseCondition(text.trim(), pageStore.getState().scenario.setup);
  if (!read.ok) return read.error;
  const told = printCondition(read.condition);
  pageStore.setState({ breakpoint: told });
  void runUntil(read.condition, told);
  return null;
}
