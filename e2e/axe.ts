// What axe finds in the page.
import AxeBuilder from '@axe-core/playwright';
import type { Playground } from './fixtures.ts';

/** Whatever axe finds in the page or a part of it, in words that lead to the place. */
export async function findings({ page }: Playground, part = 'html'): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
