// How long a stranger waits: from the address to a picture that answers.
import type { Page } from '@playwright/test';
import { onPage } from './onPage.ts';
import type { Row } from './row.ts';

const OPENINGS = 5;

/** Opens the page as for the first time; ms of the wall from the request on until the cluster is drawn and time can be stepped. */
async function openAnew(address: string, page: Page): Promise<number> {
  await page.addInitScript(() => {
    const isThere = () =>
      document.querySelector('[data-node]') !== null &&
      document.querySelector('[aria-label="One step on"]')?.getAttribute('aria-disabled') === 'false';
    const look = () => {
      if (isThere()) performance.mark('answers');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('answers').length > 0);
  await answers(page);
  return page.evaluate(() => performance.getEntriesByName('answers')[0]?.startTime ?? Number.NaN);
}

/** Makes sure that it does answer: by the keys alone time stands still, and goes on by a step. */
async function answers(page: Page): Promise<void> {
  await page.keyboard.press('Home');
  await page.locator('#root[data-step="0"]').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('#root[data-step="1"]').waitFor();
}

/** The median of a few openings, each in a browser's profile of its own. */
export const opening: Row = {
  name: 'interactive on localhost, first visit',
  budget: 1000,
  unit: 'ms',
  run: () =>
    onPage(async (first, address) => {
      const browser = first.context().browser();
      if (!browser) throw new Error('There is no browser to open the page in.');
      const times: number[] = [];
      for (let i = 0; i < OPENINGS; i++) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        times.push(await openAnew(address, page));
        await page.context().close();
      }
      return times.sort((a, b) => a - b)[Math.floor(OPENINGS / 2)] ?? Number.NaN;
    }),
};
