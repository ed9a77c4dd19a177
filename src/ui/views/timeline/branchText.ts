// What a future is called: by what was done at its fork.
import { printCommand } from '../../../scenario/print.ts';
import type { BranchLine } from './branches.ts';

/** `crash n4`, or that it is the future as it was before anything was done. */
export function branchText({ first }: Pick<BranchLine, 'first'>): string {
  return first === null ? 'as it was' : printCommand(first.command);
}
