/** The first of so many places from which on a condition holds; the number itself when it never does. Found by halves. */
export function firstWhere(size: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
