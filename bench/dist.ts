// The built page, as the sources stand: an older build would be measured without anybody's notice.
import { join } from 'node:path';
import { build } from 'vite';

/** Where the build lies. */
export const DIST = join(import.meta.dirname, '..', 'dist');

let building: Promise<unknown> | null = null;

/** Builds the page, once in a run of the benchmark. */
export function built(): Promise<unknown> {
  building ??= build({ logLevel: 'error' });
  return building;
}
