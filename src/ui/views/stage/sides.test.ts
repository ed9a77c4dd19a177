import { describe, expect, it } from 'vitest';
import type { LinkRule } from '../../../model/command.ts';
import { DEFAULT_SETUP } from '../../../model/setup.ts';
import { server } from '../../lib/sampleWorld.ts';
import { layoutStage } from './layout.ts';
import { linkShapes } from './links.ts';
import { sideShape, sidesOf, tintsOf } from './sides.ts';

const OPEN: LinkRule = { cut: false, loss: 0, duplicate: 0, latency: [10, 30] };
const CUT: LinkRule = { ...OPEN, cut: true };
const IDS = ['n1', 'n2', 'n3', 'n4', 'n5'];
const layout = layoutStage([{ group: 1, ids: IDS }], [], { width: 900, height: 480 });

/** Links of which these directions are cut. */
function cut(...directions: string[]) {
  return {
    setup: DEFAULT_SETUP,
    link: OPEN,
    unplugged: [],
    links: Object.fromEntries(directions.map((d) => [d, CUT])),
  };
}

/** Every direction between two sets. */
function between(left: readonly string[], right: readonly string[]): string[] {
  return left.flatMap((a) => right.flatMap((b) => [`${a}>${b}`, `${b}>${a}`]));
}

describe('sides', () => {
  it('are one while everybody can be reached', () => {
    expect(sidesOf(cut(), IDS)).toEqual([IDS]);
    expect(sidesOf(cut('n1>n2', 'n2>n1', 'n3>n4'), IDS)).toEqual([IDS]);
  });

  it('are those of a partition', () => {
    const wiring = cut(...between(['n1', 'n4'], ['n2', 'n3', 'n5']));
    expect(sidesOf(wiring, IDS)).toEqual([
      ['n1', 'n4'],
      ['n2', 'n3', 'n5'],
    ]);
  });

  it('stay one as long as one direction is open', () => {
    const directions = between(['n1'], ['n2', 'n3', 'n4', 'n5']).filter((d) => d !== 'n4>n1');
    expect(sidesOf(cut(...directions), IDS)).toEqual([IDS]);
  });

  it('leave a server alone that nobody reaches', () => {
    expect(sidesOf(cut(...between(['n3'], ['n1', 'n2', 'n4', 'n5'])), IDS)[1]).toEqual(['n3']);
  });

  it('are drawn around neighbours as one area', () => {
    expect(sideShape(layout, ['n1', 'n2', 'n3'])).toMatchObject({
      areas: expect.stringMatching(/^M[^M]*Z$/),
      bridges: '',
    });
    expect(sideShape(layout, ['n1']).areas).toMatch(/^M[\d. ]+L[\d. ]+$/);
    expect(sideShape(layout, IDS).areas).toMatch(/^M[^M]*Z$/);
  });

  it('are not torn apart where the ring closes', () => {
    expect(sideShape(layout, ['n1', 'n2', 'n5']).bridges).toBe('');
  });

  it('are drawn around others as areas with a bridge, so that nobody else stands in them', () => {
    const { areas, bridges } = sideShape(layout, ['n1', 'n2', 'n4']);
    expect(areas.match(/M/g)).toHaveLength(2);
    expect(bridges.match(/M/g)).toHaveLength(1);
  });
});

describe('the tint of a side', () => {
  const leading = { role: { kind: 'leader', peers: [] } } as const;

  it('is its highest running term', () => {
    const nodes = [
      server('n1', { currentTerm: 4 }, { health: 'down' }),
      server('n2', { currentTerm: 2 }),
      server('n3', { currentTerm: 3 }),
    ];
    expect(tintsOf([['n1', 'n2'], ['n3']], nodes)).toEqual([2, 3]);
  });

  it('in a term that two sides share belongs to the one with the leader', () => {
    const nodes = [server('n1', { currentTerm: 2 }), server('n2', { currentTerm: 2, ...leading })];
    expect(tintsOf([['n1'], ['n2']], nodes)).toEqual([null, 2]);
    expect(
      tintsOf(
        [['n1'], ['n2']],
        [nodes[0], server('n2', { currentTerm: 2 })].flatMap((n) => n ?? []),
      ),
    ).toEqual([2, null]);
  });
});

describe('lines between servers', () => {
  const kinds = (wiring: ReturnType<typeof cut>) =>
    Object.fromEntries(
      linkShapes(wiring, layout, sidesOf(wiring, IDS)).map(({ a, b, kind }) => [`${a} ${b}`, kind] as const),
    );

  it('join every pair once', () => {
    expect(Object.keys(kinds(cut()))).toHaveLength(10);
    expect(new Set(Object.values(kinds(cut())))).toEqual(new Set(['open']));
  });

  it('tell a cut from a one-way cut from a partition', () => {
    expect(kinds(cut('n1>n2', 'n2>n1', 'n4>n3'))).toMatchObject({
      'n1 n2': 'cut',
      'n3 n4': 'one-way',
      'n1 n3': 'open',
    });
    const wiring = cut(...between(['n1', 'n2'], ['n3', 'n4', 'n5']), 'n4>n5', 'n5>n4');
    expect(kinds(wiring)).toMatchObject({ 'n1 n2': 'open', 'n1 n3': 'apart', 'n4 n5': 'cut' });
  });

  it('show which direction of a one-way cut still works', () => {
    const shape = linkShapes(cut('n4>n3'), layout, [IDS]).find(({ kind }) => kind === 'one-way');
    const n4 = layout.servers[3]?.centre ?? { x: 0, y: 0 };
    const n3 = layout.servers[2]?.centre ?? { x: 0, y: 0 };
    expect(shape?.cutFrom).toBe('n4');
    // What still works is n3 to n4: the arrow head is near n4 and points to it.
    expect(Math.abs((shape?.arrow?.at.x ?? 0) - n4.x)).toBeLessThan(Math.abs((shape?.arrow?.at.x ?? 0) - n3.x));
    expect(shape?.arrow?.towards.x).toBeLessThan(0);
  });

  it('on a dense stage are only those that are not as they should be', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `n${i + 1}`);
    const dense = layoutStage([{ group: 1, ids }], [], { width: 900, height: 480 });
    expect(linkShapes(cut(), dense, [ids])).toEqual([]);
    expect(linkShapes(cut('n1>n5'), dense, [ids]).map(({ kind }) => kind)).toEqual(['one-way']);
  });
});
