// One chosen message: dropped, duplicated, delayed, delivered now; by mouse and by keyboard, each a line, each taken back.
import { ELECTED } from './engine.ts';
import { expect, type Playground, test } from './fixtures.ts';

/** n1 has just become leader and sends its first entry to everybody. */
const MESSAGE = `n1>n4@${ELECTED.tick}`;

interface Deed {
  readonly byMouse: string;
  readonly byKeyboard: (playground: Playground) => Promise<void>;
  readonly line: string;
  /** What is to be seen of the message just afterwards. */
  readonly seen: (playground: Playground, arrives: number) => Promise<void>;
}

const key = (name: string) => async (playground: Playground) => {
  const { page } = playground;
  const message = playground.messages(MESSAGE);
  await page.keyboard.press('Escape');
  await playground.messages().first().focus();
  for (let i = 0; i < 10 && !(await message.evaluate((mark) => mark === document.activeElement)); i++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(message).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press(name);
};

const isGone = (playground: Playground) => expect(playground.messages(MESSAGE)).toHaveCount(0);

const DEEDS: Readonly<Record<string, Deed>> = {
  drop: { byMouse: 'Drop', byKeyboard: key('Delete'), line: `drop ${MESSAGE}`, seen: isGone },
  duplicate: {
    byMouse: 'Duplicate',
    byKeyboard: key('d'),
    line: `duplicate ${MESSAGE}`,
    seen: (playground) => expect(playground.messages(`${MESSAGE}*1`)).toHaveCount(1),
  },
  delay: {
    byMouse: 'Delay 50 ms',
    byKeyboard: ({ command }) => command(`delay ${MESSAGE} 50`),
    line: `delay ${MESSAGE} 50`,
    seen: (playground, arrives) =>
      expect(playground.messages(MESSAGE)).toHaveAccessibleName(new RegExp(`arrives at ${arrives + 50} ms`)),
  },
  deliver: {
    byMouse: 'Deliver now',
    byKeyboard: key('Enter'),
    line: `deliver ${MESSAGE}`,
    seen: async (playground) => {
      await isGone(playground);
      await expect(playground.node('n4')).toHaveAccessibleName(/log to index 1/);
      expect(await playground.tick()).toBe(ELECTED.tick);
    },
  },
};

for (const way of ['mouse', 'keyboard'] as const) {
  test(`drops, duplicates, delays and delivers one message, by ${way}`, async ({ playground }) => {
    const { page } = playground;
    await playground.open(`${ELECTED.link}&tab=scenario`);
    const before = await playground.drawn();
    const arrives = Number(/arrives at (\d+)/.exec(before.find((line) => line.startsWith(MESSAGE)) ?? '')?.[1]);
    for (const [name, { byMouse, byKeyboard, line, seen }] of Object.entries(DEEDS)) {
      await test.step(name, async () => {
        if (way === 'mouse') await playground.choose(playground.messages(MESSAGE), byMouse);
        else await byKeyboard(playground);
        await playground.hasByHand(line);
        await seen(playground, arrives);
        await page.keyboard.press('u');
        await playground.hasByHand();
        expect(await playground.drawn()).toEqual(before);
      });
    }
  });
}

test('time stands still over the menu of a message', async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&speed=0.001`);
  await playground.play();
  await playground.messages(MESSAGE).click({ button: 'right', force: true });
  await expect(page.getByRole('menu', { name: MESSAGE })).toBeVisible();
  await expect(playground.transport('Play')).toBeVisible();
  await playground.standsStill();
  await page.keyboard.press('Escape');
  await expect(playground.transport('Pause')).toBeVisible();
  await playground.pause();
});
