// The speeds of playback: virtual ms per wall ms, on a logarithmic scale with stops.

/** The stops, fastest first. At 1 a Raft cluster is a blur; an election can be watched at 1/20 and below. */
export const SPEEDS = [1, 1 / 2, 1 / 5, 1 / 10, 1 / 20, 1 / 50, 1 / 100, 1 / 200, 1 / 500, 1 / 1000] as const;

/** The speed nearest to the one asked for that the page offers, 1 to 1/1000. */
export function clampSpeed(speed: number): number {
  return Math.min(1, Math.max(1 / 1000, Number.isFinite(speed) ? speed : 1 / 20));
}

/** The next stop that is faster (or slower) than a speed; the last stop stays. */
export function nextSpeed(speed: number, faster: boolean): number {
  const stops = faster ? SPEEDS.toReversed() : SPEEDS;
  return stops.find((stop) => (faster ? stop > speed * 1.001 : stop < speed * 0.999)) ?? clampSpeed(speed);
}

/** A speed as it is written: `1×`, `1/20×`. */
export function speedText(speed: number): string {
  return speed >= 1 ? '1×' : `1/${Math.round(1 / speed)}×`;
}
