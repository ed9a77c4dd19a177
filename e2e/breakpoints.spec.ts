// Breakpoints: the run goes on until a condition holds, and stops exactly where the engine in Node stops.
import { momentUntil } from './engine.ts';
import { expect, type Playground, test } from './fixtures.ts';

const BUSY = 'raft 1\nseed 5\nworkload\nawait leader\nwait 500\ncrash leader\n';
const ELECTED = momentUntil(BUSY, 'leader');

/** The dialog, opened by its button. */
async function open({ page, transport }: Playground) {
  await transport('Run until…').click();
  const dialog = page.getByRole('dialog', { name: 'Run until…' });
  await expect(dialog.getByRole('textbox', { name: 'Condition' })).toBeFocused();
  return dialog;
}

const notices = ({ page }: Playground) => page.getByRole('region', { name: 'Notices' });

test('an example is run with one click, and once more from the notice', { tag: '@phone' }, async ({ playground }) => {
  const text = 'raft 1\nseed 5\nawait leader\ncrash leader\nawait leader\ncrash leader\n';
  await playground.open(text);
  await (await open(playground)).getByRole('button', { name: /no leader/ }).click();
  await playground.atStep(momentUntil(text, 'no leader').step);
  await expect(notices(playground)).toContainText('This has just come to hold');
  await notices(playground).getByRole('button', { name: 'On to the next time' }).click();
  await playground.atStep(momentUntil(text, 'no leader', 2).step);
});

test('by keyboard alone, and the same again', async ({ playground }) => {
  const { page } = playground;
  const { keyboard } = page;
  const calls = 'any follower.role = candidate';
  await playground.open(BUSY);
  await keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Condition' })).toBeFocused();
  await keyboard.type(calls);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await playground.atStep(momentUntil(BUSY, calls).step);
  await keyboard.press('Shift+N');
  await playground.atStep(momentUntil(BUSY, calls, 2).step);
  await keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Condition' })).toHaveValue(calls);
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('by the palette, with or without the word', async ({ playground }) => {
  await playground.open(BUSY);
  await playground.command('until n3.commitIndex >= 5');
  await playground.atStep(momentUntil(BUSY, 'n3.commitIndex >= 5').step);
  await playground.page.keyboard.press('Home');
  await playground.atStep(0);
  await playground.command('answers >= 3');
  await playground.atStep(momentUntil(BUSY, 'answers >= 3').step);
});

test('what is no condition is told with its column, and nothing runs', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  const dialog = await open(playground);
  const field = dialog.getByRole('textbox', { name: 'Condition' });
  await field.fill('n9.commitIndex >= 5');
  await field.press('Enter');
  await expect(dialog).toContainText(/Column 1: There is no server n9/);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('n3.commitIndex >> 5');
  await field.press('Enter');
  await expect(dialog).toContainText(/Column 16: /);
  await field.fill('n3.commitIndex >= 5');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await page.keyboard.press('Escape');
  await playground.atStep(ELECTED.step);
});

test('what does not come to hold is told, and the run is where it was', { tag: '@phone' }, async ({ playground }) => {
  await playground.open(ELECTED.link);
  const before = await playground.drawn();
  const dialog = await open(playground);
  await dialog.getByRole('textbox', { name: 'Condition' }).fill('violation');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(notices(playground)).toContainText('Not found: violation', { timeout: 45_000 });
  await expect(notices(playground)).toContainText('every invariant holds');
  await playground.atStep(ELECTED.step);
  expect(await playground.drawn()).toEqual(before);
});

test('a search is given up by Space, where it is', async ({ playground }) => {
  const { page, transport } = playground;
  await playground.answersLate(250); // so that the search is under way for as long as the test needs
  await playground.open(ELECTED.link);
  await playground.command('until violation');
  await expect(page.getByText('searching for violation…')).toBeVisible();
  await expect(transport('Stop')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(transport('Play')).toBeVisible();
  await expect(page.getByText('searching for violation…')).toHaveCount(0);
  await expect.poll(playground.step).toBeGreaterThan(ELECTED.step);
  await expect(notices(playground)).toHaveText('');
});
