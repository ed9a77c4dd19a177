// The settings: what can be changed in the running cluster is changed by commands, the rest by a new run; what makes no sense
// is told, and the reader's own likes are kept.
import { momentAfter } from './engine.ts';
import { expect, type Playground, test } from './fixtures.ts';

const SCRIPT = 'raft 1\nseed 7\ntimeout n1\nawait leader\ncrash n5\n';
const ELECTED = momentAfter(SCRIPT, 'leader');

/** Opens the settings as the reader of this page would: by their button, or on a phone by the menu. */
async function openSettings({ page }: Playground) {
  const button = page.getByRole('button', { name: 'Set up the cluster' });
  if (await button.isVisible()) await button.click();
  else {
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'Set up the cluster' }).click();
  }
  const dialog = page.getByRole('dialog', { name: 'Set up the cluster' });
  await expect(dialog).toBeVisible();
  return {
    dialog,
    field: (name: string) => dialog.getByRole('textbox', { name, exact: true }),
    change: dialog.getByRole('button', { name: 'Change what runs' }),
    again: dialog.getByRole('button', { name: 'Start again with these' }),
  };
}

test('a new run has the figures that were asked for', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  const { dialog, field, change, again } = await openSettings(playground);
  await field('Servers').fill('7');
  await field('Seed').fill('42');
  await field('Heartbeat').fill('40');
  await expect(dialog).toContainText('Only a new run can change the seed, number of servers and heartbeat.');
  await expect(change).toHaveAttribute('aria-disabled', 'true');
  await again.click();
  await expect(dialog).toBeHidden();
  await expect(playground.node('n7')).toBeVisible();
  await playground.atStep(0);
  const { text } = await playground.shared();
  expect(text).toContain('nodes 7');
  expect(text).toContain('seed 42');
  expect(text).toContain('heartbeat 40');
  expect(text).toContain('crash n5');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(playground.step).toBeGreaterThan(0);
});

test('figures of network, disk and rules change what runs, each as a command that can be taken back', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&tab=scenario`);
  const { dialog, field, change } = await openSettings(playground);
  await expect(change).toHaveAttribute('aria-disabled', 'true');
  await field('Loss').fill('12.5');
  await dialog.getByRole('combobox', { name: /term/i }).first().selectOption('n2');
  await change.click();
  await expect(dialog).toBeHidden();
  await playground.hasByHand('link all <> all loss 12.5%', /^@[0-9.]+ bug on [a-z-]+ on n2$/);
  await expect(page.getByText(/^replaced rule: .* on n2/)).toBeVisible();
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await playground.hasByHand();
  await expect(page.getByText(/^replaced rule:/)).toHaveCount(0);
});

test('what makes no sense is told where it stands, and starts nothing', async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  const before = await playground.drawn();
  const { dialog, field, again } = await openSettings(playground);
  for (const servers of ['0', '1000000000', '-1', '3.5', 'five', '']) {
    await field('Servers').fill(servers);
    await expect(field('Servers')).toHaveAttribute('aria-invalid', 'true');
    await expect(again).toHaveAttribute('aria-disabled', 'true');
    await again.click({ force: true });
  }
  await field('Servers').fill('3');
  await expect(field('Servers')).toHaveAttribute('aria-invalid', 'false');
  await expect(dialog).toContainText(/The script does not fit.*n5/);
  await expect(again).toHaveAttribute('aria-disabled', 'true');
  const withScript = dialog.getByRole('checkbox', { name: /^Run the script of this scenario again/ });
  await withScript.uncheck();
  await expect(again).toHaveAttribute('aria-disabled', 'false');
  await withScript.check();
  await dialog.getByRole('button', { name: 'Leave the script out' }).click();
  await expect(withScript).not.toBeChecked();
  await expect(again).toBeFocused();
  await expect(again).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await playground.atStep(ELECTED.step);
  expect(await playground.drawn()).toEqual(before);
});

test('colours, speed and the sizes of panels are kept between visits', async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  await page.getByRole('button', { name: 'Light', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('-');
  await expect(page.getByRole('button', { name: /^Speed/ })).toHaveText('Speed 1/50×');
  const stage = page.locator('[data-panel][id=stage]');
  const heightOf = async () => (await stage.boundingBox())?.height ?? 0;
  const before = await heightOf();
  await page.getByRole('separator').and(page.locator('[aria-orientation=horizontal]')).first().focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(heightOf).toBeLessThan(before - 5);
  const after = await heightOf();

  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.getByRole('button', { name: /^Speed/ })).toHaveText('Speed 1/50×');
  await expect.poll(heightOf).toBeCloseTo(after, 0);
});
