// The menus: the scenarios, on a phone what a wide page has as buttons, and what can be done to something on the stage.
import { ELECTED } from './engine.ts';
import { expect, hold, test } from './fixtures.ts';

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

test('keys that are pressed before the context menu has come are for it', async ({ playground }) => {
  const { page } = playground;
  const bring = await hold(page, '**/openMenu-*.js');
  await playground.open(`${ELECTED.link}&tab=scenario`);
  await playground.node('n3').focus();
  await page.keyboard.press('Shift+F10');
  // To the page they would be: crash, a time-out, two steps on; to the menu they are three lines.
  for (const key of ['c', 't', 'ArrowRight', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
  bring();
  const menu = page.getByRole('menu', { name: 'n3' });
  await expect(menu).toBeFocused();
  await expect(menu.locator('[data-active-item]')).toHaveText(/^Time out/);
  await playground.atStep(ELECTED.step);
  await playground.hasByHand();
  await page.keyboard.press('Enter');
  await playground.hasByHand('timeout n3');
});

test('a line that is picked before the context menu has come is done, and the keys after it are the page’s', async ({
  playground,
}) => {
  const { page } = playground;
  const bring = await hold(page, '**/openMenu-*.js');
  await playground.open(`${ELECTED.link}&tab=scenario`);
  await playground.node('n3').click({ button: 'right' });
  for (const key of ['c', 'Enter', 'ArrowRight']) await page.keyboard.press(key);
  bring();
  await playground.hasByHand('crash n3');
  await playground.atStep(ELECTED.step + 2);
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('Escape before the context menu has come closes it', async ({ playground }) => {
  const { page } = playground;
  const bring = await hold(page, '**/openMenu-*.js');
  await playground.open(`${ELECTED.link}&sel=n1`);
  await playground.node('n3').click({ button: 'right' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  bring();
  await playground.atStep(ELECTED.step + 1);
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(playground.node('n1')).toHaveAttribute('aria-pressed', 'true');
});
