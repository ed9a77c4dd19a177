import { describe, expect, it } from 'vitest';
import { parse } from '../parse.ts';
import { print } from '../print.ts';
import { PRESETS } from './presets.ts';

describe('the presets', () => {
  it('have ids of their own, by which links name them', () => {
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
    for (const { id } of PRESETS) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  it('of a chapter stand together', () => {
    const chapters = PRESETS.map(({ chapter }) => chapter).filter((chapter, i, all) => chapter !== all[i - 1]);
    expect(chapters).toEqual([...new Set(chapters)]);
  });

  it.each(PRESETS)('$id is written as the printer writes it, under its own title', ({ title, text }) => {
    const parsed = parse(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(print(parsed.scenario)).toBe(text);
    expect(parsed.scenario.title).toBe(title);
  });

  it.each(PRESETS)('$id begins a caption early, expects something, and ends', ({ text }) => {
    const parsed = parse(text);
    const script = parsed.ok ? parsed.scenario.script : [];
    expect(script.slice(0, 6).some(({ action }) => action.do === 'note')).toBe(true);
    expect(script.some(({ action }) => action.do === 'expect')).toBe(true);
    expect(script.at(-1)?.action.do).toBe('end');
  });
});
