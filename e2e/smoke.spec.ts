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
  for (let i = 0; i < 3; i++) await playground.page.keyboard.press('+');
  await playground.play();
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

test('plays by itself for a stranger, unless they want no motion', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ reducedMotion: 'no-preference' });
  const page = await context.newPage();
  await page.goto(String(baseURL));
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect.poll(async () => Number(await page.locator('#root').getAttribute('data-tick'))).toBeGreaterThan(20);
  await context.close();
});
