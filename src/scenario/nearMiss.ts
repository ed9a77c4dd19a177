// "Did you mean": the known word that a mistyped one was probably meant to be.

/** The candidate that differs from `word` by the fewest slips (a letter too many, missing, wrong or swapped), if few enough. */
export function nearMiss(word: string, candidates: readonly string[]): string | null {
  const typed = word.slice(0, 40).toLowerCase();
  const most = typed.length <= 2 ? 1 : typed.length <= 5 ? 2 : 3;
  let best: string | null = null;
  let fewest = most + 1;
  for (const candidate of candidates) {
    const slips = slipsBetween(typed, candidate.toLowerCase());
    // a short word must keep at least half its letters
    if (slips < fewest && slips * 2 <= Math.max(typed.length, candidate.length)) {
      best = candidate;
      fewest = slips;
    }
  }
  return best;
}

/** Edit distance in which swapping two neighbours counts as one slip (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min((row[j - 1] as number) + 1, (last[j] as number) + 1, (last[j - 1] as number) + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) slips = Math.min(slips, (beforeLast[j - 2] as number) + 1);
      row.push(slips);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
