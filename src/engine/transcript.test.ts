// Golden transcripts: a scenario, and every event of its run as a line. `UPDATE=1 npx vitest run
// src/engine/transcript.test.ts` writes them anew; the difference is then read as prose before it is committed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventLine } from '../describe/line.ts';
import { parse } from '../scenario/parse.ts';
import { runHeadless } from './cli/headless.ts';

const FILES = import.meta.glob<string>('./testdata/*.txt', { query: '?raw', import: 'default', eager: true });
const RULE = '----\n';

function transcribe(text: string): { readonly ok: boolean; readonly transcript: string } {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors, null, 2));
  const lines: string[] = [];
  const { ok } = runHeadless(parsed.scenario, {
    until: null,
    onEvents: (events) => lines.push(...events.map(eventLine)),
  });
  return { ok, transcript: `${lines.join('\n')}\n` };
}

describe('the transcript of', () => {
  it.each(Object.entries(FILES))('%s is as written', (file, whole) => {
    const [text = '', golden] = whole.split(RULE);
    const { ok, transcript } = transcribe(text);
    expect(ok).toBe(true);
    if (process.env.UPDATE === '1') writeFileSync(join(import.meta.dirname, file), `${text}${RULE}${transcript}`);
    else expect(transcript).toBe(golden);
  });
});
