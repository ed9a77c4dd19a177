// Whether everybody can use the page: axe looks at every tab and every dialog, light and dark, on desktop and phone.
import { findings } from './axe.ts';
import { momentAfter } from './engine.ts';
import { EVENTFUL, expect, test } from './fixtures.ts';

const BROKEN = momentAfter(EVENTFUL, 'violation');

/** Dialogs by what the palette calls them, with their own names. */
const DIALOGS = {
  'Share this moment': 'Share this moment',
  'Set up the cluster': 'Set up the cluster',
  'Run until…': 'Run until…',
  'Keys, signs and how to read the picture': 'How to read and use this page',
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('every tab', { tag: '@phone' }, async ({ playground }) => {
      const { page } = playground;
      await playground.open(`${BROKEN.link}&sel=n1`);
      await test.step('the whole page', async () => expect(await findings(playground)).toEqual([]));
      for (const tab of await page.getByRole('tab').all()) {
        const name = String(await tab.textContent());
        await test.step(name, async () => {
          await tab.click();
          await expect(page.getByRole('tabpanel', { name })).not.toBeEmpty();
          expect(await findings(playground, '[role=tabpanel]')).toEqual([]);
        });
      }
    });

    test('every dialog', { tag: '@phone' }, async ({ playground }) => {
      const { page } = playground;
      await playground.open(BROKEN.link);
      await test.step('the palette', async () => {
        await page.keyboard.press('ControlOrMeta+k');
        await expect(page.getByRole('dialog', { name: 'Run a command' })).toBeVisible();
        expect(await findings(playground)).toEqual([]);
        await page.keyboard.press('Escape');
      });
      for (const [label, name] of Object.entries(DIALOGS)) {
        await test.step(name, async () => {
          await playground.command(label);
          await expect(page.getByRole('dialog', { name })).toBeVisible();
          expect(await findings(playground, 'dialog')).toEqual([]);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        });
      }
      await test.step('the menu of a server', async () => {
        await playground.node('n2').focus();
        await page.keyboard.press('Shift+F10');
        await expect(page.getByRole('menu', { name: 'n2' })).toBeVisible();
        expect(await findings(playground)).toEqual([]);
        await page.keyboard.press('Escape');
      });
      await test.step('a link that cannot be opened', async () => {
        await page.goto('about:blank');
        await page.goto('./#v=1&p=no-such');
        await expect(page.getByRole('alert')).toBeVisible();
        expect(await findings(playground)).toEqual([]);
      });
    });
  });
}

test('what is selected, each kind of it', async ({ playground }) => {
  const { page } = playground;
  for (const selection of ['n1', 'n3', 'n1.1', 'n1>n2', 'op0']) {
    await test.step(selection, async () => {
      await page.goto('about:blank');
      await playground.open(`${BROKEN.link}&sel=${selection}`);
      await expect(page.getByRole('button', { name: 'Select nothing' })).toBeVisible();
      expect(await findings(playground, '.inspector')).toEqual([]);
    });
  }
});

test('the page can be walked by the Tab key, and nothing holds it fast', async ({ playground }) => {
  const { page } = playground;
  await playground.open(BROKEN.link);
  const visited = new Set<string>();
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement: one } = document;
      if (!one || one === document.body) return null;
      const place = one.closest(
        'header, [role=region], section, [role=tabpanel], [role=tablist], [role=toolbar], main',
      );
      return `${place?.getAttribute('aria-label') ?? place?.tagName ?? ''}: ${one.getAttribute('aria-label') ?? one.textContent?.slice(0, 40) ?? ''}`;
    });
    if (at === null) break;
    visited.add(at);
  }
  const all = [...visited].join('\n');
  for (const place of ['Share this moment', 'n1', 'Logs', 'Events, newest first', 'Instant of the run', 'Play']) {
    expect(all).toContain(place);
  }
});

test('a step is spoken', async ({ playground }) => {
  const { page } = playground;
  await playground.open(momentAfter('raft 1\nseed 7\ntimeout n1\n', 'candidate').link);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.unseen[aria-live=polite]')).toContainText('n3 votes for n1 in term 1');
});
