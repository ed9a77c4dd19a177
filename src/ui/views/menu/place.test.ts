import { describe, expect, it } from 'vitest';
import { menuCorner } from './place.ts';

const view = { width: 1000, height: 700 };
const menu = { width: 200, height: 300 };

describe('the corner of a menu', () => {
  it('is the pointer where there is room', () => {
    expect(menuCorner({ x: 100, y: 100 }, menu, view)).toEqual({ x: 100, y: 100 });
  });
  it('is on the other side of the pointer near the right and lower edges', () => {
    expect(menuCorner({ x: 990, y: 650 }, menu, view)).toEqual({ x: 790, y: 350 });
  });
  it('keeps the menu within the window where neither side has room', () => {
    expect(menuCorner({ x: 150, y: 200 }, { width: 900, height: 600 }, view)).toEqual({ x: 92, y: 92 });
  });
  it('shows the beginning of a menu that is larger than the window', () => {
    expect(menuCorner({ x: 150, y: 200 }, { width: 1200, height: 900 }, view)).toEqual({ x: 8, y: 8 });
  });
});
