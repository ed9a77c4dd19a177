// The keys of somebody quick on a slow machine: what is pressed right after something closes is not lost.
import type { Page } from '@playwright/test';
import { ELECTED } from './engine.ts';
import { expect, hold, type Playground, test } from './fixtures.ts';

/** Presses keys one upon the other, the next before the last is let go: none waits for what the page makes of the one before. */
async function pressAtOnce(page: Page, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}

/** What Escape closes, each opened and complete. */
const OPEN: Readonly<Record<string, (playground: Playground) => Promise<void>>> = {
  'the sharing dialog': async ({ page }) => {
    await page.getByRole('button', { name: 'Share this moment' }).click();
    await expect(page.getByRole('textbox', { name: /^Link/ })).toBeVisible();
  },
  'the help': async ({ page }) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'How to read and use this page' })).toBeVisible();
  },
  'the breakpoints': async ({ page }) => {
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: 'Condition' })).toBeFocused();
  },
  'the settings': async ({ page }) => {
    await page.getByRole('button', { name: 'Set up the cluster' }).click();
    await expect(page.getByRole('dialog', { name: 'Set up the cluster' })).toBeVisible();
  },
  'the palette': async ({ page }) => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: 'What should happen' })).toBeFocused();
  },
  'the menu of a server': async ({ page, node }) => {
    await node('n2').focus();
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu', { name: 'n2' })).toBeFocused();
  },
};

test('a key that comes with the Escape that closes something is the page’s', async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  let step = ELECTED.step;
  for (const [what, open] of Object.entries(OPEN)) {
    await test.step(what, async () => {
      await open(playground);
      await pressAtOnce(page, 'Escape', 'ArrowRight');
      await playground.atStep(++step);
    });
  }
});

/** The keys that write a text. */
const keysOf = (text: string) => [...text].map((letter) => (letter === ' ' ? 'Space' : letter));

test('Enter in the palette does what was typed, however quickly', async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&tab=scenario`);
  const typed = ['crash n3', 'cut n1 > n2', 'restart n3'];
  for (const line of typed) {
    await page.keyboard.press('ControlOrMeta+k');
    await pressAtOnce(page, ...keysOf(line), 'Enter', 'ArrowRight');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await playground.hasByHand(...typed);
});

/** Calls for the palette and holds it back; what is returned brings it. */
async function callForPalette({ open, page }: Playground): Promise<() => void> {
  const bring = await hold(page, '**/Palette-*.js');
  await open(`${ELECTED.link}&tab=scenario`);
  await page.keyboard.press('ControlOrMeta+k');
  return bring;
}

test('what is typed before the palette has come is typed into it', async ({ playground }) => {
  const { page } = playground;
  const bring = await callForPalette(playground);
  await pressAtOnce(page, ...keysOf('crash n4'), 'Backspace', '3');
  bring();
  await expect(page.getByRole('combobox', { name: 'What should happen' })).toHaveValue('crash n3');
  await page.keyboard.press('Enter');
  await playground.hasByHand('crash n3');
});

test('whole lines that are typed before the palette has come are done, and what comes between them is the page’s', async ({
  playground,
}) => {
  const { page } = playground;
  const bring = await callForPalette(playground);
  await pressAtOnce(page, ...keysOf('crash n3'), 'Enter', 'ArrowRight');
  await page.keyboard.press('ControlOrMeta+k');
  await pressAtOnce(page, ...keysOf('cut n1 > n2'), 'Enter', 'ArrowRight');
  bring();
  await playground.hasByHand('crash n3', 'cut n1 > n2');
  await playground.atStep(ELECTED.step + 4);
});

test('the palette is open when it comes, if the last that was pressed has called for it again', async ({
  playground,
}) => {
  const { page } = playground;
  const bring = await callForPalette(playground);
  await pressAtOnce(page, ...keysOf('crash n3'), 'Enter', 'ArrowRight');
  await page.keyboard.press('ControlOrMeta+k');
  bring();
  await playground.hasByHand('crash n3');
  await expect(page.getByRole('combobox', { name: 'What should happen' })).toBeFocused();
  await pressAtOnce(page, ...keysOf('cut n1 > n2'), 'Enter', 'ArrowRight');
  await playground.hasByHand('crash n3', 'cut n1 > n2');
  await playground.atStep(ELECTED.step + 4);
});

test('a line that is typed before the keyboard has come is typed into the palette that its first key opens', async ({
  playground,
}) => {
  const { page } = playground;
  const bring = await hold(page, '**/screen-*.js');
  await page.goto(`./${ELECTED.link}&tab=scenario`, { waitUntil: 'commit' });
  await expect(page.getByRole('button', { name: 'Share this moment' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await pressAtOnce(page, ...keysOf('crash n3'), 'Enter', 'ArrowRight');
  bring();
  await playground.hasByHand('crash n3');
  await playground.atStep(ELECTED.step + 2);
});

/** What keys wait for, by its file. */
const AWAITED = { 'the keyboard': 'screen', 'what reads links': 'address', 'the engine': 'thread' };

for (const [what, file] of Object.entries(AWAITED)) {
  test(`what is pressed before ${what} has come is done when it has`, async ({ playground }) => {
    const { page } = playground;
    const bring = await hold(page, `**/${file}-*.js`);
    await page.goto(`./${ELECTED.link}`, { waitUntil: 'commit' });
    await expect(page.getByRole('button', { name: 'Share this moment' })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    bring();
    await playground.atStep(ELECTED.step + 2);
  });
}
