// The palette judged by arithmetic: contrast as WCAG 2 defines it, and how far apart colours stay for eyes that see fewer of them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../model/setup.ts';
import { FIRST_GROUP } from '../../model/shard.ts';
import { GROUP_COLOURS, groupColor, groupHue } from './groupColor.ts';
import { TERM_HUES, termColor, termHue } from './termColor.ts';

type Rgb = readonly [number, number, number];

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** A token's hex colour, light or dark. */
function token(name: string, scheme: 'light' | 'dark'): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const hex = found?.[scheme === 'light' ? 1 : 2];
  if (!hex) throw new Error(`tokens.css has no colour --${name}`);
  return hex;
}

const linear = (hex: string): Rgb => {
  const channel = (i: number) => {
    const value = Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(0), channel(1), channel(2)];
};

function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, b] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** What an eye without one kind of cone sees (Machado, Oliveira and Fernandes 2009, severity 1), in linear light. */
const EYES: Readonly<Record<string, readonly Rgb[]>> = {
  'ordinary eyes': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Distance in OKLab: 0.02 can just be told apart side by side, 0.08 across a picture. */
function distance(a: string, b: string, eye: readonly Rgb[]): number {
  const lab = (hex: string): Rgb => {
    const light = linear(hex);
    const [r, g, b] = eye.map((row) => Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2])) as [
      number,
      number,
      number,
    ];
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  };
  const [x, y] = [lab(a), lab(b)];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

describe.each(['light', 'dark'] as const)('the %s theme', (scheme) => {
  const color = (name: string) => token(name, scheme);
  const hues = Array.from({ length: TERM_HUES + 1 }, (_, hue) => hue);

  it('can be read: every text has at least 4.5:1 on the surfaces it stands on', () => {
    for (const text of ['text', 'text-muted', 'text-faint', 'alarm']) {
      for (const ground of ['surface', 'surface-raised']) {
        expect(contrast(color(text), color(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const ground of ['surface-hover', 'surface-pressed', 'surface-sunken', 'changed', 'selected']) {
      expect(contrast(color('text'), color(ground)), `text on ${ground}`).toBeGreaterThanOrEqual(7);
      expect(contrast(color('text-muted'), color(ground)), `text-muted on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(color('solid-ink'), color('solid'))).toBeGreaterThanOrEqual(7);
    expect(contrast(color('alarm-ink'), color('alarm'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...hues.map((hue) => `term-${hue}`), 'map', 'reduce'])(
    'has a colour %s that can be read, and read upon',
    (name) => {
      for (const ground of ['surface', 'surface-raised', `${name}-soft`]) {
        expect(contrast(color(name), color(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(color(`${name}-ink`), color(name))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color('text'), color(`${name}-soft`))).toBeGreaterThanOrEqual(7);
    },
  );

  it.each(Object.entries(EYES))('keeps one term apart from the next for %s', (_, eye) => {
    for (let hue = 1; hue <= TERM_HUES; hue++) {
      const [own, next] = [color(`term-${hue}`), color(`term-${(hue % TERM_HUES) + 1}`)];
      expect(distance(own, next, eye), `term ${hue} and the next`).toBeGreaterThanOrEqual(0.08);
    }
  });
});

describe.each(['light', 'dark'] as const)('the colours of groups in the %s theme', (scheme) => {
  const color = (name: string) => token(name, scheme);
  const groups = Array.from({ length: GROUP_COLOURS + 1 }, (_, n) => n);
  const hues = Array.from({ length: TERM_HUES + 1 }, (_, hue) => hue);
  const [ordinary = []] = Object.values(EYES);

  it.each(groups)('are grounds that can be read upon, with an edge that can be seen: %i', (n) => {
    expect(contrast(color('text'), color(`group-${n}`)), 'text on the ground').toBeGreaterThanOrEqual(4.5);
    expect(contrast(color('text'), color(`group-${n}-soft`)), 'text on the land').toBeGreaterThanOrEqual(7);
    expect(contrast(color('text-muted'), color(`group-${n}-soft`)), 'muted on the land').toBeGreaterThanOrEqual(4.5);
    for (const ground of ['surface', 'surface-raised', `group-${n}-soft`]) {
      expect(contrast(color(`group-${n}-line`), color(ground)), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(groups)('let terms be read on the land of %i, where its servers stand', (n) => {
    for (const hue of hues) {
      expect(contrast(color(`term-${hue}`), color(`group-${n}-soft`)), `term ${hue}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('are never the colour of a term, of a task, or of the alarm', () => {
    const figures = [...hues.slice(1).map((hue) => `term-${hue}`), 'map', 'reduce', 'alarm'];
    for (const n of groups) {
      for (const figure of figures) {
        const apart = distance(color(`group-${n}`), color(figure), ordinary);
        expect(apart, `group ${n} and ${figure}`).toBeGreaterThanOrEqual(0.2);
      }
    }
  });

  it.each(Object.entries(EYES))('keep the first five groups apart from one another for %s', (_, eye) => {
    for (let a = 1; a <= 5; a++) {
      for (let b = 1; b < a; b++) {
        const apart = distance(color(`group-${a}`), color(`group-${b}`), eye);
        expect(apart, `groups ${a} and ${b}`).toBeGreaterThanOrEqual(0.07);
      }
    }
  });

  it('keep every two groups apart', () => {
    for (let a = 1; a <= GROUP_COLOURS; a++) {
      for (let b = 1; b < a; b++) {
        const apart = distance(color(`group-${a}`), color(`group-${b}`), ordinary);
        expect(apart, `groups ${a} and ${b}`).toBeGreaterThanOrEqual(0.06);
      }
    }
  });
});

describe('the colour of a group', () => {
  it('is another for each that a world can have, and nobody has none of them', () => {
    const gids = Array.from({ length: LIMITS.groups[1] }, (_, i) => FIRST_GROUP + i);
    expect(new Set(gids.map(groupHue)).size).toBe(gids.length);
    expect([0, 100, 108, 109, 99, 7].map(groupHue)).toEqual([0, 1, 9, 1, 9, 7]);
    expect(groupColor(101)).toBe('var(--group-2)');
  });
});

describe('the colour of a term', () => {
  it('comes round again after so many terms, and term 0 has none of them', () => {
    expect([0, 1, TERM_HUES, TERM_HUES + 1].map(termHue)).toEqual([0, 1, TERM_HUES, 1]);
    expect(termColor(TERM_HUES + 2)).toBe('var(--term-2)');
  });
});
