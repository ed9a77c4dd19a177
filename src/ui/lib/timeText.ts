// Virtual time as the page writes it.

/** An instant in seconds with three decimals, cut off and not rounded: `2.164`. */
export function secondsText(ms: number): string {
  return (Math.floor(ms) / 1000).toFixed(3);
}

/** A count with thin spaces between thousands: `1 318`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}
