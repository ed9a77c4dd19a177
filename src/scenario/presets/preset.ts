// What a preset is; the list of them is presets.ts.

/** A scenario that comes with the page. Its `id` stands in links, so it is never changed or used for another scenario. */
export interface Preset {
  readonly id: string;
  /** The heading of the menu under which it stands. */
  readonly chapter: 'Elections' | 'The log' | 'Faults' | 'Clients' | 'A sharded store' | 'MapReduce' | 'Broken rules';
  /** The tab in which most of it is seen, if it is not the one that is open. */
  readonly tab?: 'shards';
  /** The title line of its text. */
  readonly title: string;
  /** One sentence for the menu. */
  readonly summary: string;
  /** In the form that the printer writes, so that a link can refer to it by id. */
  readonly text: string;
}
