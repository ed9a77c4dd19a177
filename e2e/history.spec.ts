// The History tab: a read from the past is found, and one gets to it and from it into the cluster.
import { expect, test } from './fixtures.ts';

test('says that a read from the past is not linearizable, and goes there', { tag: '@phone' }, async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open('#v=1&p=stale-read&at=350.1400');
  await page.getByRole('tab', { name: 'History' }).click();
  const history = page.getByRole('region', { name: 'History' });
  await expect(history).toContainText('Not linearizable: these 3 calls contradict one another.');
  await expect(page.getByRole('alert')).toContainText('History not linearizable');
  const before = await playground.step();
  await history.getByRole('button', { name: 'Jump to first error' }).click();
  await expect.poll(() => playground.step()).toBeLessThan(before);
  const stale = history.getByRole('button', { name: /^c1: get x.*answered old by n1.*contradicts others$/ });
  await expect(stale).toHaveAttribute('aria-pressed', 'true');
  await history.getByRole('button', { name: 'n1', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'n1' })).toBeVisible();
});

test('is walked by keyboard', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=stale-read&at=350.1400');
  await page.getByRole('tab', { name: 'History' }).click();
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
});
