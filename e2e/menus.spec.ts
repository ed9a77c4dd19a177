// The menus of the top bar: the scenarios, and on a phone what a wide page has as buttons.
import { expect, test } from './fixtures.ts';

test('the menu of scenarios opens at the one that is open, by mouse and by key', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=figure-8');
  const button = page.getByRole('button', { name: 'Figure 8' });
  const openNow = page.getByRole('menuitemradio', { name: /^Figure 8: why old terms wait/ });
  await button.click();
  await expect(openNow).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(openNow).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemradio', { name: /^The leader crashes/ })).toBeFocused();
});

test('what a phone’s bar has no room for is in a menu', { tag: '@phone-only' }, async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=first-election&at=60.452&tab=scenario');
  await playground.command('crash n3');
  const item = (name: string | RegExp) => page.getByRole('menuitem', { name });
  const open = () => page.getByRole('button', { name: 'Menu', exact: true }).tap();
  await open();
  await expect(item('Redo')).toHaveAttribute('aria-disabled', 'true');
  await item('Undo the last command').tap();
  await playground.hasByHand();
  await open();
  await item('Redo').tap();
  await playground.hasByHand('crash n3');
  for (const [name, dialog] of [
    ['Set up the cluster', 'Set up the cluster'],
    ['Keys, signs', 'How to read and use this page'],
    ['Run a command', 'Run a command'],
  ] as const) {
    await open();
    await item(name).tap();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
