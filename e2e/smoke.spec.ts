// The page as a stranger meets it.
import { expect, test } from './fixtures.ts';

test('shows a cluster as soon as it is open', { tag: '@phone' }, async ({ playground }) => {
  await playground.open();
  await expect(playground.page).toHaveTitle(/Raft Playground/);
  await expect(playground.node('n1')).toBeVisible();
  await expect(playground.node('n5')).toBeVisible();
});

test('elects a leader when time runs', async ({ playground }) => {
  await playground.open();
  if ((await playground.tick()) === 0) await playground.play();
  await expect(playground.inRole('leader')).toHaveCount(1, { timeout: 20_000 });
  expect(await playground.step()).toBeGreaterThan(0);
});

test('loads nothing from anywhere else', async ({ playground, baseURL }) => {
  const foreign: string[] = [];
  playground.page.on('request', (request) => {
    if (!request.url().startsWith(String(baseURL))) foreign.push(request.url());
  });
  await playground.open();
  await playground.page.waitForLoadState('networkidle');
  expect(foreign).toEqual([]);
});

test('has the colours that the reader has chosen before any of its scripts has come', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('raft-playground.preferences', '{"theme":"light"}'));
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
