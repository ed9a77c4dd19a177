// The History tab: a read from the past is found, and one gets to it and from it into the cluster.
import type { Locator } from '@playwright/test';
import { expect, type Playground, test } from './fixtures.ts';

/** Opens the history in which a read has come from the past. */
async function openStaleRead({ open, page }: Playground): Promise<Locator> {
  await open('#v=1&p=stale-read&at=350.1332');
  await page.getByRole('tab', { name: 'History' }).click();
  return page.getByRole('region', { name: 'History' });
}

test('says that a read from the past is not linearizable, and goes there', { tag: '@phone' }, async ({
  playground,
}) => {
  const { page } = playground;
  const history = await openStaleRead(playground);
  await expect(history).toContainText('Not linearizable: these 3 calls contradict one another.');
  await expect(page.getByRole('alert')).toContainText('History not linearizable');
  const before = await playground.step();
  await history.getByRole('button', { name: 'Jump to first error' }).click();
  await expect.poll(() => playground.step()).toBeLessThan(before);
  const stale = history.getByRole('button', { name: /^c1: get x.*answered old by n1.*contradicts others$/ });
  await expect(stale).toHaveAttribute('aria-pressed', 'true');
  // Each of the calls that contradict one another can be got to, wherever its bar is.
  const others = history.getByRole('button', { name: /^To c\d: / });
  await expect(others).toHaveText(['c1', 'c2', 'c1']);
  await others.first().click();
  const first = history.getByRole('button', { name: /^c1: put x old.*contradicts others$/ });
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await others.last().click();
  await history.getByRole('button', { name: 'n1', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'n1' })).toBeVisible();
});

test('has a bar for each call, in its clerk\u2019s lane and wide enough to be read, with what came first further left', async ({
  playground,
}) => {
  const { page } = playground;
  const history = await openStaleRead(playground);
  const bars = history.getByRole('button', { name: /^c\d: .*, called at/ });
  await expect(bars).toHaveCount(3);
  const boxOf = async (name: RegExp) => {
    const bar = page.getByRole('button', { name });
    const isCut = await bar.evaluate((element) => element.scrollWidth > element.clientWidth);
    return { ...(await bar.boundingBox()), isCut };
  };
  const [first, second, third] = [
    await boxOf(/^c1: put x old/),
    await boxOf(/^c2: put x new/),
    await boxOf(/^c1: get x/),
  ];
  expect([first, second, third].map(({ isCut }) => isCut)).toEqual([false, false, false]);
  expect(first.y).toBe(third.y);
  expect(second.y).toBeGreaterThan(first.y ?? 0);
  const ends = [first, second, third].flatMap(({ x = 0, width = 0 }) => [x, x + width]);
  expect(ends).toEqual(ends.toSorted((a, b) => a - b));
});

test('shows the longest order that explains answers when the pointer is over one of its calls', async ({
  playground,
}) => {
  const { page } = playground;
  const history = await openStaleRead(playground);
  await expect(history).toContainText('Not linearizable');
  const [old, put, get] = [/^c1: put x old/, /^c2: put x new/, /^c1: get x/].map((name) =>
    history.getByRole('button', { name }),
  );
  await put?.hover();
  await expect(put ?? history).toHaveAttribute('data-ordered', 'true');
  await expect(old ?? history).toHaveAttribute('data-ordered', 'true');
  await expect(get ?? history).toHaveAttribute('data-ordered', 'false');
  for (const place of ['1', '2']) await expect(history.getByText(place, { exact: true })).toBeVisible();
  await expect(page.getByText('x: old → new')).toBeVisible();
  await get?.hover();
  await expect(old ?? history).toHaveAttribute('data-ordered', 'false');
  await expect(page.getByText('Not in the longest order that explains answers.')).toBeVisible();
});

test('leads from a call to its moment, its entry in the log and the leader that answered', async ({ playground }) => {
  const { page } = playground;
  const history = await openStaleRead(playground);
  await history.getByRole('button', { name: /^c2: put x new/ }).click();
  await expect(page.getByRole('heading', { name: 'put x new' })).toBeVisible();
  await history.getByRole('button', { name: 'Its log entry' }).click();
  await expect(page.getByRole('heading', { name: /^Entry 4/ })).toBeVisible();
  // The other ways from the call stay open.
  await history.getByRole('button', { name: 'n3', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'n3' })).toBeVisible();
  const before = await playground.step();
  await history.getByRole('button', { name: 'Its moment' }).click();
  await expect.poll(() => playground.step()).toBeLessThan(before);
  const answered = history.getByRole('button', { name: /^c2: put x new.*answered ok by n3/ });
  await expect(answered).toHaveAttribute('aria-pressed', 'true');
});

test('is walked by keyboard', async ({ playground }) => {
  const { page } = playground;
  await openStaleRead(playground);
  await expect(page.getByText(/^Not linearizable/)).toBeVisible();
  const step = await playground.step();
  await page.getByRole('button', { name: /^c1: get x/ }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^c2: put x new/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^c2: put x new/ })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Its log entry' }).click();
  await expect(page.getByRole('heading', { name: /^Entry / })).toBeVisible();
  expect(await playground.step()).toBe(step);
});

test('says of a sound cluster that its history is linearizable', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=storm&at=1500.4000');
  await expect(page.getByText(/invariants hold · history linearizable/)).toBeVisible();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByText(/^Linearizable: one order explains the answers of all \d+ calls/)).toBeVisible();
  const get = page.getByRole('button', { name: /^c\d: get k/ }).last();
  await get.hover();
  await expect(get).toHaveAttribute('data-ordered', 'true');
  await expect(page.getByText('1', { exact: true }).first()).toBeAttached();
});
