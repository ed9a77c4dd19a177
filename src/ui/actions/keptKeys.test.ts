import { expect, it } from 'vitest';
import { textOf } from './keptKeys.ts';

it('kept keys are the text that they would have written', () => {
  const presses = ['Backspace', 'c', 'r', 'x', 'Backspace', 'a', ' ', 'Shift', 'N', 'ArrowLeft'];
  expect(textOf(presses.map((key) => ({ key, ctrlKey: false, metaKey: false })))).toBe('cra N');
});
