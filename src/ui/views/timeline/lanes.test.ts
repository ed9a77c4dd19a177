import { describe, expect, it } from 'vitest';
import { DEFAULT_SETUP } from '../../../model/setup.ts';
import type { Milestone } from '../../../model/timeline.ts';
import { ROWS } from './branches.ts';
import { lanesOf, laneText } from './lanes.ts';

const SETUP = { ...DEFAULT_SETUP, shards: 10, groups: 2, servers: 3, controllers: 1 };

const milestone = (kind: Milestone['kind'], node: string, term: number, at: number): Milestone => ({
  kind,
  node,
  term,
  at,
  step: at,
  text: '',
  by: 'world',
});

/** n1 leads group 100 in term 1; n4 leads group 101 in term 1 and n5 in term 2; s1 leads the controller. */
const RUN = [
  milestone('candidate', 'n1', 1, 180),
  milestone('leader', 'n1', 1, 200),
  milestone('leader', 's1', 1, 210),
  milestone('leader', 'n4', 1, 220),
  milestone('crash', 'n4', 0, 500),
  milestone('candidate', 'n5', 2, 700),
  milestone('leader', 'n5', 2, 740),
];

describe('the lanes of the tape', () => {
  it('are one for each group, and no group is told by the terms of another', () => {
    const leaders = lanesOf(RUN, SETUP, null).map(({ group, reigns }) => [group, reigns.at(-1)?.leader]);
    expect(leaders).toEqual([
      [100, 'n1'],
      [101, 'n5'],
      [0, 's1'],
    ]);
  });

  it('fill the tape, one below the other', () => {
    const lanes = lanesOf(RUN, SETUP, null);
    lanes.slice(1).forEach(({ top }, i) => {
      const above = lanes[i];
      expect(top).toBeGreaterThan((above?.top ?? 0) + (above?.height ?? 0));
    });
    const last = lanes.at(-1);
    expect(lanes[0]?.top).toBe(ROWS.tape);
    expect((last?.top ?? 0) + (last?.height ?? 0)).toBeCloseTo(ROWS.tape + ROWS.tapeHeight);
  });

  it('give way to the one of the server that is picked', () => {
    expect(lanesOf(RUN, SETUP, 'n6')).toMatchObject([{ group: 101, top: ROWS.tape, height: ROWS.tapeHeight }]);
    expect(lanesOf(RUN, SETUP, 'c1')).toHaveLength(3);
  });

  it('are the tape as it was where there is one cluster', () => {
    expect(lanesOf(RUN, DEFAULT_SETUP, 'n1')).toMatchObject([{ group: 1, height: ROWS.tapeHeight }]);
  });

  it('say who led their group at an instant', () => {
    const lanes = lanesOf(RUN, SETUP, null);
    const at = (i: number, tick: number) => laneText(lanes, SETUP, (lanes[i]?.top ?? 0) + 2, tick);
    expect([at(0, 190), at(0, 900), at(1, 600), at(1, 900)]).toEqual([
      'group 100: n1 stands in term 1',
      'group 100: n1 leads term 1',
      'group 101: nobody leads',
      'group 101: n5 leads term 2',
    ]);
    expect(laneText(lanes, SETUP, 5, 900)).toBeNull();
    expect(laneText(lanesOf(RUN, DEFAULT_SETUP, null), DEFAULT_SETUP, ROWS.tape + 2, 900)).toBeNull();
  });
});
