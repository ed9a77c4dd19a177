// What a future is called: by what was done at its fork.
import { commandSentence } from '../../../describe/command.ts';
import type { BranchLine } from './branches.ts';

/** `Crash n4`, or that it is the future as it was before anything was done. */
export function branchText({ first }: Pick<BranchLine, 'first'>): string {
  return first === null ? 'as it was' : commandSentence(first.command);
}
