// Where there is little room, or much to be said: nothing is wider than the page, and nothing lies upon anything.
import { expect, type Playground, test } from './fixtures.ts';

/** How far the page is wider than the window, in px. */
const tooWide = ({ page }: Playground) =>
  page.evaluate(
    () => Math.max(...[...document.querySelectorAll('.page, .stage')].map((part) => part.clientWidth)) - innerWidth,
  );

test('the longest word there may be makes no part wider than the window', { tag: '@phone' }, async ({ playground }) => {
  await playground.open(`raft 1\nawait leader\ncall c1 put x ${'W'.repeat(1000)}\nawait answered\n`);
  await playground.page.getByRole('tab', { name: 'Scenario' }).click();
  await expect(playground.page.getByRole('list', { name: 'The text of this run' })).toBeVisible();
  expect(await tooWide(playground)).toBeLessThanOrEqual(0);
});

test('a long caption keeps clear of the clerks, and can be read whole', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  const caption = `${'a long caption goes on and on '.repeat(30)}to its end`;
  await playground.open(`raft 1\nnote ${caption}\nawait leader\nwait 1000\n`);
  await playground.transport('One step on').click();
  const text = page.locator('.caption-text');
  const card = await playground.node('c1').boundingBox();
  const words = await text.boundingBox();
  expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThan(card?.y ?? 0);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Less', exact: true })).toBeVisible();
  await text.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(text).toContainText('to its end');
});

test('what a tab holds moves neither stage nor page', { tag: '@phone-only' }, async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=shards-exchanged');
  const height = async () => (await page.getByRole('region', { name: 'The cluster' }).boundingBox())?.height;
  await page.getByRole('tab', { name: 'Logs' }).click();
  const before = await height();
  await page.getByRole('tab', { name: 'Shards' }).click();
  await expect(page.getByRole('toolbar', { name: 'Shard controller' })).toBeVisible();
  expect(await height()).toBe(before);
  expect(await page.evaluate(() => document.querySelector('.page')?.scrollHeight)).toBeLessThanOrEqual(844);
});

test('a window that is too low keeps a stage of some height, and scrolls to the tabs', async ({ playground }) => {
  const { page } = playground;
  await page.setViewportSize({ width: 640, height: 360 });
  await playground.open();
  const stage = await page.getByRole('region', { name: 'The cluster' }).boundingBox();
  expect(stage?.height).toBeGreaterThan(240);
  const logs = page.getByRole('tab', { name: 'Logs' });
  await logs.scrollIntoViewIfNeeded();
  await expect(logs).toBeInViewport();
});

test('no line of a sentence begins with a comma, however wide it is', async ({ playground }) => {
  const { page } = playground;
  await playground.open('raft 1\nseed 7\nawait leader\n');
  await playground.command('To the next commit');
  await expect(page.locator('.event-rows')).toContainText('commits index 1');
  const wrong = await page.locator('.event-rows').evaluate((rows) => {
    const begun = new Set<string>();
    for (let width = 180; width < 340; width += 3) {
      rows.style.width = `${width}px`;
      for (const line of rows.querySelectorAll('.event > span')) {
        const { left } = line.getBoundingClientRect();
        const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          for (const { index } of (text.nodeValue ?? '').matchAll(/[.,:;)]/g)) {
            const mark = document.createRange();
            mark.setStart(text, index);
            mark.setEnd(text, index + 1);
            if (mark.getBoundingClientRect().left < left + 1) begun.add(line.textContent ?? '');
          }
        }
      }
    }
    return [...begun];
  });
  expect(wrong).toEqual([]);
});
