// The scenario that a stranger sees first is read when the page is built, so that the first picture does not wait for the parser:
// in the place of src/ui/engine/firstScenario.ts stands what it exports.
import type { Plugin } from 'vite';
import { FIRST } from '../../src/ui/engine/firstScenario.ts';

/** Puts the data in the module's place. */
export function firstScenario(): Plugin {
  return {
    name: 'first-scenario',
    apply: 'build',
    load: (id) =>
      id.endsWith('/src/ui/engine/firstScenario.ts') ? `export const FIRST = ${JSON.stringify(FIRST)};` : null,
  };
}
