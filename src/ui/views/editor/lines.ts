// Which line of the shown text a line number of the run means. The run keeps the numbers of the text it was read from; the
// page shows the scenario as the printer writes it. Both have the same statements in the same order.

import type { Event } from '../../../model/event.ts';
import type { Scenario, Statement } from '../../../model/scenario.ts';
import { parse } from '../../../scenario/parse.ts';

function lineNumbers(script: readonly Statement[]): number[] {
  return script.flatMap(({ line, action }) => [line, ...(action.do === 'repeat' ? lineNumbers(action.body) : [])]);
}

/** From the run's line numbers to those of `text`, which is the scenario printed. */
export function lineMap(scenario: Scenario, text: string): ReadonlyMap<number, number> {
  const shown = parse(text);
  if (!shown.ok) return new Map();
  const to = lineNumbers(shown.scenario.script);
  return new Map(lineNumbers(scenario.script).map((line, i) => [line, to[i] ?? 0]));
}

/** The line that ran last, up to now; 0: none has. Lines by hand (0) and by the nemesis (-1) are not the script's. */
export function currentLine(events: readonly Event[]): number {
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i];
    if (event && 'line' in event && event.line > 0) return event.line;
  }
  return 0;
}
