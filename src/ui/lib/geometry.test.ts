import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  along,
  clamp,
  closedPath,
  cubicDirection,
  cubicPath,
  degrees,
  direction,
  distance,
  moved,
  onCubic,
  onEllipse,
  openPath,
} from './geometry.ts';

const point = fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.integer({ min: -999, max: 999 }) });

describe('the plane', () => {
  it('has its angles clockwise from 12 o’clock', () => {
    const [top, right, bottom] = [0, Math.PI / 2, Math.PI].map((a) => onEllipse({ x: 100, y: 50 }, 30, 20, a));
    expect(top).toEqual({ x: 100, y: 30 });
    expect(right?.x).toBeCloseTo(130);
    expect(right?.y).toBeCloseTo(50);
    expect(bottom?.y).toBeCloseTo(70);
  });

  it('has y downwards, so that 90 degrees points down', () => {
    expect(degrees({ x: 1, y: 0 })).toBe(0);
    expect(degrees({ x: 0, y: 1 })).toBe(90);
  });

  it('steps to the right of a direction as a walker would', () => {
    // Walking down the screen, the right hand is on its left side.
    expect(moved({ x: 0, y: 0 }, { x: 0, y: 1 }, 10, 3)).toEqual({ x: -3, y: 10 });
  });

  it('has a direction of length 1 between any two places, even between equal ones', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const { x, y } = direction(a, b);
        expect(Math.hypot(x, y)).toBeCloseTo(1, 9);
      }),
      { seed: 1 },
    );
  });

  it('lets the lower bound win when a range is crossed', () => {
    expect(clamp(5, 10, 0)).toBe(10);
    expect([clamp(-1, 0, 9), clamp(4, 0, 9), clamp(99, 0, 9)]).toEqual([0, 4, 9]);
  });
});

describe('a curve', () => {
  const curve = { a: { x: 0, y: 0 }, b: { x: 10, y: 0 }, c: { x: 20, y: 10 }, d: { x: 20, y: 20 } };

  it('begins and ends where it says, and leaves towards its second point', () => {
    expect(onCubic(curve, 0)).toEqual(curve.a);
    expect(onCubic(curve, 1)).toEqual(curve.d);
    expect(degrees(cubicDirection(curve, 0))).toBeLessThan(2);
    expect(degrees(cubicDirection(curve, 1))).toBeGreaterThan(88);
  });

  it('with its middle points at the thirds is a straight line run through evenly', () => {
    fc.assert(
      fc.property(point, point, fc.integer({ min: 0, max: 100 }), (a, d, percent) => {
        const straight = { a, b: along(a, d, 1 / 3), c: along(a, d, 2 / 3), d };
        expect(distance(onCubic(straight, percent / 100), along(a, d, percent / 100))).toBeLessThan(1e-9);
      }),
      { seed: 1 },
    );
  });

  it('is written in the words of SVG', () => {
    expect(cubicPath(curve)).toBe('M0 0C10 0 20 10 20 20');
  });
});

describe('a path', () => {
  it('of one point has no length but an end, for round caps to show', () => {
    expect(openPath([{ x: 1.004, y: 2 }])).toBe('M1 2L1 2');
  });

  it('of none is empty, and a closed one returns', () => {
    expect(closedPath([])).toBe('');
    expect(
      closedPath([
        { x: 0, y: 0 },
        { x: 5, y: 0 },
        { x: 5, y: 5 },
      ]),
    ).toBe('M0 0L5 0L5 5Z');
  });
});
