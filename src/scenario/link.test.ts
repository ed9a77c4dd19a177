import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../model/setup.ts';
import { ENGINE_VERSION } from '../model/version.ts';
import { scenarioArbitrary } from './arbitrary.ts';
import { decodeLink, encodeLink, type Link, linkSource, scenarioOfLink } from './link.ts';
import { PINNED } from './links.pinned.ts';
import { pack, unpack } from './packing.ts';
import { parse } from './parse.ts';
import { PRESETS } from './presets/presets.ts';
import { print } from './print.ts';

const NINE_COMMANDS = `raft 1
nodes 5  seed 42

@400 call c1 put x 1
@900 partition leader, any follower | rest
+200 call c1 put x 2
@1900 call c1 put y 3
@2600 heal
@3000 crash n4
@3500 restart n4
@4000 timeout n2
@4200 call c1 get x
`;

const bare: Link = {
  engine: ENGINE_VERSION,
  preset: null,
  text: NINE_COMMANDS,
  cursor: null,
  view: { tab: null, speed: null, selection: null },
  fingerprint: null,
};

const full: Link = {
  ...bare,
  cursor: { step: 1834, tick: 4213 },
  view: { tab: 'clients', speed: 0.05, selection: 'n3' },
  fingerprint: '0123456789abcdef',
};

function opened(hash: string): Link {
  const result = decodeLink(hash);
  if (!result.ok) throw new Error(result.error.message);
  return result.link;
}

function refusal(hash: string): string {
  const result = decodeLink(hash);
  return result.ok ? 'opened' : result.error.kind;
}

describe('a link', () => {
  it('says again what was put into it', () => {
    for (const link of [bare, full]) {
      expect(opened(encodeLink(link))).toEqual(link);
      expect(opened(`#${encodeLink(link)}`)).toEqual(link);
    }
  });

  it('carries every scenario', () => {
    fc.assert(
      fc.property(scenarioArbitrary, (scenario) => {
        const text = print(scenario);
        const { preset, text: carried } = opened(encodeLink({ ...full, ...linkSource(scenario, null) }));
        expect(scenarioOfLink({ preset, text: carried })).toEqual(parse(text));
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  it('carries any text, whichever way it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(opened(encodeLink({ ...bare, text })).text).toBe(text);
      }),
      { seed: 43, numRuns: 1_000 },
    );
  });

  it('of a scenario of nine commands is shorter than 250 characters, with cursor, view and fingerprint', () => {
    expect(encodeLink(full).length).toBeLessThan(250);
  });

  it('leaves as it is what packing would only lengthen', () => {
    expect(encodeLink({ ...bare, engine: 1, text: 'É 7!' })).toBe('v=1&e=1&k=Q4y6&t=%C3%89+7!');
    expect(encodeLink(bare)).toMatch(/&s=[\w-]+$/);
  });

  it('to a preset names it and holds only what was done by hand', () => {
    for (const { id, text } of PRESETS) {
      const parsed = parse(text);
      if (!parsed.ok) throw new Error(id);
      expect(linkSource(parsed.scenario, id)).toEqual({ preset: id, text: '' });
      const played = { ...parsed.scenario, hands: [{ tick: 300, after: 1, command: { type: 'heal' } as const }] };
      const source = linkSource(played, id);
      expect(source).toEqual({ preset: id, text: 'by hand\n@300.1 heal\n' });
      expect(scenarioOfLink(opened(encodeLink({ ...bare, ...source })))).toEqual({ ok: true, scenario: played });
      const changed = { ...parsed.scenario, setup: { ...parsed.scenario.setup, seed: 99 } };
      expect(linkSource(changed, id)).toEqual({ preset: null, text: print(changed) });
    }
  });

  it('names a text that it does not carry with its digest', () => {
    const plan = { digest: '0123456789abcdef' };
    const textOf = (line: string) => {
      const read = parse(`raft 1\n${line}\n`);
      if (!read.ok) throw new Error(line);
      return linkSource(read.scenario, null, plan).text;
    };
    expect(textOf('job wordcount  input letters')).toContain('input letters 0123456789abcdef\n');
    expect(textOf('job wordcount  input text "a b"')).not.toContain(plan.digest);
    expect(textOf('nodes 3')).not.toContain(plan.digest);
  });
});

describe('opening a link', () => {
  it('tells no link from a bad one', () => {
    expect(['', '#', '#top', '#a=b', '#&&='].map(refusal)).toEqual(Array(5).fill('none'));
  });

  it('says so when the link is of a later version', () => {
    const result = decodeLink(encodeLink(full).replace('v=1', 'v=2'));
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'newer', message: expect.stringContaining('newer version of this page') },
    });
  });

  it('notices every cut and every changed letter in the scenario', () => {
    for (const text of [NINE_COMMANDS, 'heal']) {
      const hash = encodeLink({ ...bare, text });
      const from = hash.search(/&k=/) + 3;
      for (let i = from + 1; i < hash.length; i++) {
        expect(refusal(hash.slice(0, i))).toBe('damaged');
        const changed = hash.slice(0, i) + (hash[i] === 'A' ? 'B' : 'A') + hash.slice(i + 1);
        const result = decodeLink(changed);
        // the last letter of base64 may have bits to spare
        if (result.ok) expect(result.link.text).toBe(text);
        else expect(result.error.kind).toBe('damaged');
      }
    }
  });

  it('refuses parts that are not what they should be, and leaves out a view that is not', () => {
    const broken = [
      'v=one',
      'v=1&e=x&t=a',
      'v=1&at=1&t=a',
      'v=1&f=12&t=a',
      'v=1&p=A&t=a',
      'v=1',
      'v=1&s=*',
      'v=1&t=%',
      'v=1&s=A',
    ];
    expect(broken.map(refusal)).toEqual(broken.map(() => 'damaged'));
    expect(refusal('v=1&p=unheard-of')).toBe('unknown-preset');
    expect(opened('v=1&t=a&tab=%00&speed=7&sel=%20').view).toEqual({ tab: null, speed: null, selection: null });
    expect(opened('v=1&p=figure-8&speed=1&tab=logs').view).toEqual({ tab: 'logs', speed: 1, selection: null });
  });

  it('stops unpacking where the limit is passed', () => {
    const bomb = deflateSync(strToU8('a'.repeat(5_000_000)), { level: 9 });
    const letters = btoa(String.fromCharCode(...bomb))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    expect(refusal(`v=1&s=${letters.slice(0, 300_000)}`)).toBe('damaged');
    expect(unpack(pack('a'.repeat(LIMITS.text)), LIMITS.text)).toHaveLength(LIMITS.text);
    expect(unpack(pack('a'.repeat(LIMITS.text + 1)), LIMITS.text)).toBeNull();
    expect(refusal(`v=1&t=${'a'.repeat(LIMITS.text + 1)}`)).toBe('damaged');
    expect(refusal(`v=1&t=${'a'.repeat(4 * LIMITS.text)}`)).toBe('too-long');
  });

  it('never throws', () => {
    const part = fc.constantFrom(
      'v=1',
      'v=2',
      'e=1',
      'at=1.2',
      'p=figure-8',
      's=',
      't=raft+1',
      'k=abcd',
      '%',
      '&',
      '=',
      '__proto__=1',
      'constructor=2',
      '#',
    );
    const fragment = fc.oneof(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('&')),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'ABCabc012-_') }).map((letters) => `v=1&s=${letters}`),
    );
    fc.assert(
      fc.property(fragment, (hash) => {
        const result = decodeLink(hash);
        if (result.ok) scenarioOfLink(result.link);
        else expect(result.error.message).not.toBe('');
      }),
      { seed: 44, numRuns: 5_000 },
    );
  });
});

describe('every link ever shipped', () => {
  it.each(PINNED)('opens: $what', ({ hash, link }) => {
    expect(opened(hash)).toEqual(link);
    expect(scenarioOfLink(link)).toMatchObject({ ok: true });
  });
});
