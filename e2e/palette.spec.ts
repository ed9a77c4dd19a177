// The palette: what Enter does is what stands in the field, however fast it came there; and what it says to a slip.
import { expect, test } from './fixtures.ts';

const HASTY = '#v=1&p=first-election&at=60.452&tab=scenario';

test('Enter right after a paste does what was pasted', async ({ playground }) => {
  const { page } = playground;
  await playground.open(HASTY);
  const palette = page.getByRole('dialog', { name: 'Run a command' });
  const lines = ['timeout n3', 'crash n1', 'pause n4', 'restart n1', 'crash n2', 'resume n4'];
  for (const line of lines) {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: 'What should happen' })).toBeFocused();
    await Promise.all([page.keyboard.insertText(line), page.keyboard.press('Enter')]);
    await expect(palette).toBeHidden();
  }
  await playground.hasByHand(...lines);
});

test('an arrow picks another line than the first', async ({ playground }) => {
  const { page } = playground;
  await playground.open(HASTY);
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Run a command' });
  await expect(page.getByRole('combobox', { name: 'What should happen' })).toBeFocused();
  await page.keyboard.type('crash the leader');
  const second = palette.getByRole('option').nth(1);
  await expect(second).toContainText('Crash the leader and start it again');
  await expect(palette.getByRole('option').first()).toHaveAttribute('data-active-item');
  await page.keyboard.press('ArrowDown');
  await expect(second).toHaveAttribute('data-active-item');
  await page.keyboard.press('Enter');
  await playground.hasByHand('restart leader');
});

test('a slip in a command is named', async ({ playground }) => {
  const { page } = playground;
  await playground.open(HASTY);
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Run a command' });
  const input = page.getByRole('combobox', { name: 'What should happen' });
  const says = {
    'crahs n1': 'Did you mean "crash"?',
    'crash n99': 'there can be at most 25',
    'until leder': 'Did you mean "leader"?',
    'put x 1': 'write "call c1 put ..."',
    'xyzzy please': 'Nothing here is called that.',
  };
  for (const [typed, said] of Object.entries(says)) {
    await input.fill(typed);
    await expect(palette).toContainText(said);
  }
});
