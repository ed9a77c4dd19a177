// The two steppers there are.
import { checkedPerform, checkedStep } from '../check/checkedStep.ts';
import { perform } from '../world/perform.ts';
import { step } from '../world/step.ts';
import type { Stepper } from './walk.ts';

/** With every invariant checked after every step. */
export const CHECKED: Stepper = { step: checkedStep, perform: checkedPerform };

/** Without the checks, for measuring and for tests that are not about them. */
export const BARE: Stepper = { step, perform };
