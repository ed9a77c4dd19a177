// Plane geometry for the pictures: points, directions, curves. Screen coordinates in CSS pixels, y downwards;
// angles in radians, clockwise from 12 o'clock, as a reader of a ring counts them.

/** A place or a displacement, in px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Width and height, in px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A cubic Bézier curve: from `a` to `d`, drawn towards `b` and out of `c`. */
export interface Cubic {
  readonly a: Point;
  readonly b: Point;
  readonly c: Point;
  readonly d: Point;
}

/** `value`, or the nearer of the two ends when it lies outside them. `low` wins when the ends are crossed. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** A number with two decimals: what a path needs, and no more text than that. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The place a fraction of the way from `a` to `b`. */
export function along(a: Point, b: Point, fraction: number): Point {
  return { x: a.x + (b.x - a.x) * fraction, y: a.y + (b.y - a.y) * fraction };
}

/** The distance between two places, in px. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** The direction from `a` to `b` as a displacement of length 1; straight up when they coincide. */
export function direction(a: Point, b: Point): Point {
  const length = distance(a, b);
  return length === 0 ? { x: 0, y: -1 } : { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

/** `from`, moved `by` px along a direction and then `aside` px to the right of it. */
export function moved(from: Point, towards: Point, by: number, aside = 0): Point {
  return { x: from.x + towards.x * by - towards.y * aside, y: from.y + towards.y * by + towards.x * aside };
}

/** The place on an ellipse at an angle clockwise from 12 o'clock. */
export function onEllipse(centre: Point, rx: number, ry: number, angle: number): Point {
  return { x: centre.x + rx * Math.sin(angle), y: centre.y - ry * Math.cos(angle) };
}

/** The place a fraction of the way (of the parameter, not of the length) along a curve. */
export function onCubic(curve: Cubic, fraction: number): Point {
  const t = fraction;
  const s = 1 - t;
  const [wa, wb, wc, wd] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return {
    x: wa * curve.a.x + wb * curve.b.x + wc * curve.c.x + wd * curve.d.x,
    y: wa * curve.a.y + wb * curve.b.y + wc * curve.c.y + wd * curve.d.y,
  };
}

/** The direction of travel at a fraction of a curve, as a displacement of length 1. */
export function cubicDirection(curve: Cubic, fraction: number): Point {
  const near = 0.01;
  return direction(onCubic(curve, Math.max(0, fraction - near)), onCubic(curve, Math.min(1, fraction + near)));
}

/** The angle of a direction in degrees, as SVG's rotate takes it: 0 points right, 90 points down. */
export function degrees(towards: Point): number {
  return (Math.atan2(towards.y, towards.x) * 180) / Math.PI;
}

/** A closed path through the points in order, for the `d` of a path. Empty without points. */
export function closedPath(points: readonly Point[]): string {
  return points.length === 0 ? '' : `${openPath(points)}Z`;
}

/** A path through the points in order. A single point yields a line of no length, which a round cap shows as a disc. */
export function openPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const lines = (rest.length > 0 ? rest : [first]).map((p) => `L${round(p.x)} ${round(p.y)}`);
  return `M${round(first.x)} ${round(first.y)}${lines.join('')}`;
}

/** The path of a cubic curve. */
export function cubicPath({ a, b, c, d }: Cubic): string {
  const text = (p: Point) => `${round(p.x)} ${round(p.y)}`;
  return `M${text(a)}C${text(b)} ${text(c)} ${text(d)}`;
}
