// Which invariants are checked after every step. What they say is told in describe/invariants.ts, under the same ids.

/** The ids, in order. Those that are missing in the count belong to membership and leases, or fire on legal runs. M1 to M5 are those of a MapReduce job. */
export const CHECKED_INVARIANTS = [
  'I1',
  'I2',
  'I3',
  'I4',
  'I5',
  'I6',
  'I7',
  'I8',
  'I9',
  'I10',
  'I11',
  'I12',
  'I13',
  'I14',
  'I15',
  'I16',
  'I22',
  'I23',
  'I24',
  'I25',
  'I32',
  'I34',
  'I35',
  'I36',
  'I37',
  'I38',
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
] as const;

/** One of `CHECKED_INVARIANTS`. */
export type InvariantId = (typeof CHECKED_INVARIANTS)[number];
