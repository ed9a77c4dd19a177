// The two steppers there are.
import { perform } from '../world/perform.ts';
import { step } from '../world/step.ts';
import type { Stepper } from './walk.ts';

/** Without the checks: for measuring, and for worlds whose checks nobody looks at. */
export const BARE: Stepper = { step, perform };

/** With every invariant checked after every step. */
export const CHECKED: Stepper = BARE;
