// The Labs tab: a lab is run on some seeds in the background, with the paper's rules and with a broken one, and watched.
import { expect, test } from './fixtures.ts';

test('runs a lab on two seeds, and both pass', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole('tab', { name: 'Labs' }).click();
  await page.getByRole('textbox', { name: /^Last seed/ }).fill('2');
  await page.getByRole('button', { name: 'Run InitialElection' }).click();
  await expect(page.getByRole('row', { name: /^InitialElection/ })).toContainText('2 passed');
  await expect(page.getByRole('status').filter({ hasText: '1 lab: 2 passed' })).toHaveCount(1);
});

test('a failed run leads to the step at which it failed', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole('tab', { name: 'Labs' }).click();
  await page.getByRole('textbox', { name: /^Last seed/ }).fill('2');
  await page.getByRole('combobox', { name: 'Rules' }).selectOption('commit-old-term');
  await page.getByRole('button', { name: /^Scripted/ }).click();
  await page.getByRole('button', { name: 'Run Figure8Scripted' }).click();
  const failed = page.getByRole('list', { name: /^Runs of Figure8Scripted/ });
  const link = failed.getByRole('link', { name: 'seed 1' });
  await expect(link).toBeVisible();
  const step = /[&#]at=(\d+)\./.exec((await link.getAttribute('href')) ?? '')?.[1];
  await link.click();
  await playground.atStep(Number(step));
});

test('a lab can be watched', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole('tab', { name: 'Labs' }).click();
  await page.getByRole('button', { name: 'Watch InitialElection' }).click();
  await playground.pastTick(50);
  await playground.pause();
});

test('all labs can be started, and stopped again', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole('tab', { name: 'Labs' }).click();
  await page.getByRole('button', { name: /^Run all/ }).click();
  await expect(page.getByRole('row', { name: /^InitialElection/ })).toContainText('passed');
  await page.getByRole('button', { name: 'Stop Raft 2A' }).click();
  await expect(page.getByRole('button', { name: 'Run Raft 2A' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Stopped\./ })).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Run all/ })).toBeVisible();
});
