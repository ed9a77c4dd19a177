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

test('a failed line is told with its text and has its number in the tab Scenario', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole('tab', { name: 'Labs' }).click();
  await page.getByRole('textbox', { name: /^Last seed/ }).fill('1');
  await page.getByRole('combobox', { name: 'Rules' }).selectOption('answer-by-index');
  await page.getByRole('button', { name: /^Scripted/ }).click();
  await page.getByRole('button', { name: 'Run IndexReuse' }).click();
  const failed = page.getByRole('list', { name: /^Runs of IndexReuse/ }).getByRole('listitem');
  await expect(failed).toContainText(/line \d+\s*expect open of c4 = 1: this was expected/);
  const line = /line (\d+)/.exec(await failed.innerText())?.[1];
  await failed.getByRole('link', { name: 'seed 1' }).click();
  await expect.poll(() => playground.tick()).toBeGreaterThan(0);
  await page.getByRole('tab', { name: 'Scenario' }).click();
  const text = page.getByRole('list', { name: 'The text of this run' }).getByRole('listitem');
  await expect(text.nth(Number(line) - 1)).toHaveText('expect open of c4 = 1');
  await expect(text.nth(Number(line) - 1)).toHaveAttribute('aria-current', 'step');
});

test('labs are found by what they catch, only those are run, and nothing moves under the hand', {
  tag: '@phone',
}, async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole('tab', { name: 'Labs' }).click();
  const table = page.getByRole('table', { name: /^The labs/ });
  await page.getByRole('searchbox', { name: 'Find labs' }).fill('figure 8 truncated');
  await expect(page.getByText('No lab speaks of this.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find labs' }).fill('figure 8');
  await expect(table.getByRole('row', { name: /^Figure8Scripted/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^InitialElection/ })).toHaveCount(0);
  await page.getByRole('textbox', { name: /^Last seed/ }).fill('1');
  const before = await table.boundingBox();
  await page.getByRole('button', { name: /^Run \d labs$/ }).click();
  await expect(page.getByText(/^\d passed$/).first()).toBeVisible();
  expect(await table.boundingBox()).toEqual(before);
});

test('who is in another tab when the labs are done is told so, and led back', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole('tab', { name: 'Labs' }).click();
  await page.getByRole('textbox', { name: /^Last seed/ }).fill('100');
  await page.getByRole('button', { name: 'Run Raft 2A' }).click();
  await page.getByRole('tab', { name: 'Logs' }).click();
  await expect(page.getByText('3 labs: 300 passed')).toBeVisible();
  await page.getByRole('button', { name: 'Open Labs' }).click();
  await expect(page.getByRole('row', { name: /^InitialElection/ })).toContainText('100 passed');
  await expect(page.getByRole('button', { name: 'Open Labs' })).toHaveCount(0);
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
