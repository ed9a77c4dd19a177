// The space-time tab: its canvas is found, walked, moved and zoomed by mouse, keyboard and finger, and says in words what it shows.
import { findings } from './axe.ts';
import { momentAfter } from './engine.ts';
import { expect, type Playground, test } from './fixtures.ts';

/** An election, a crash, and a lost message. */
const RUN = momentAfter('raft 1\nnodes 3\nseed 7\ntimeout n1\nawait leader\ncrash n3\n+80 note Here we are\n', 'note');

const ground = ({ page }: Playground) => page.getByRole('application', { name: /^Messages and events/ });
const isPhone = () => test.info().project.name === 'phone';

async function open(playground: Playground) {
  await playground.open(RUN.link);
  await playground.page.getByRole('tab', { name: 'Space-time' }).click();
  await expect(ground(playground)).toHaveAccessibleDescription(
    /^From \d+\.\d+ to \d+\.\d+\ss: 4 processes, \d+ messages and \d+ events\. \d+ messages? lost\.$/,
  );
  await ground(playground).scrollIntoViewIfNeeded();
}

/** The window of time, in ms, as it is told to who does not see it. */
async function windowOf(playground: Playground): Promise<{ readonly from: number; readonly to: number }> {
  const told = await playground.page.locator('#spacetime-told').textContent();
  const [, from, to] = /^From (\d+\.\d+) to (\d+\.\d+)\ss/.exec(told ?? '') ?? [];
  return { from: 1000 * Number(from), to: 1000 * Number(to) };
}

const spanOf = async (playground: Playground) => {
  const { from, to } = await windowOf(playground);
  return to - from;
};

/** What is said of a message: whence, whither, and when it was sent, in ms. */
function messageIn(text: string | null) {
  const [, from, to, seconds] = /^(n\d) to (n\d), sent at (\d+\.\d+)\ss/.exec(text ?? '') ?? [];
  return from ? { from, to, sentAt: Math.round(1000 * Number(seconds)) } : null;
}

/** Waits until the run stands where a message was sent, and the message is picked. */
async function isAt(playground: Playground, sent: NonNullable<ReturnType<typeof messageIn>>) {
  await expect(playground.root).toHaveAttribute('data-tick', String(sent.sentAt));
  await expect(playground.messages(`${sent.from}>${sent.to}@${sent.sentAt}`)).toHaveAttribute('aria-pressed', 'true');
}

test('is found and walked by keyboard, and Enter goes to a message', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  const { keyboard } = page;
  await open(playground);
  await page.getByRole('tab', { name: 'Space-time' }).focus();
  for (let i = 0; i < 4 && !(await ground(playground).evaluate((one) => one === document.activeElement)); i++) {
    await keyboard.press('Tab');
  }
  await expect(ground(playground)).toBeFocused();

  const spoken = page.getByRole('region', { name: 'Space-time' }).locator('[aria-live=polite]');
  const [back, on] = isPhone() ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  await keyboard.press(back);
  await expect(spoken).not.toHaveText('');
  const last = await spoken.textContent();
  for (let sent = null; sent === null || sent.sentAt >= RUN.tick; sent = messageIn(await spoken.textContent())) {
    const before = await spoken.textContent();
    await keyboard.press(back);
    await expect(spoken).not.toHaveText(String(before));
  }
  const text = String(await spoken.textContent());
  await keyboard.press(back);
  await expect(spoken).not.toHaveText(text);
  await keyboard.press(on);
  await expect(spoken).toHaveText(text);
  expect(text).not.toBe(last);
  await keyboard.press('Enter');
  await isAt(playground, messageIn(text) as NonNullable<ReturnType<typeof messageIn>>);
});

test('is moved and zoomed by keyboard', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  await open(playground);
  await ground(playground).focus();
  const [on, back] = isPhone() ? ['ArrowDown', 'ArrowUp'] : ['ArrowRight', 'ArrowLeft'];
  const whole = await windowOf(playground);
  await page.keyboard.press('+');
  await expect.poll(() => spanOf(playground)).toBeLessThan((whole.to - whole.from) / 1.4);
  const near = await windowOf(playground);
  await page.keyboard.press(back);
  await expect.poll(async () => (await windowOf(playground)).from).toBeLessThan(near.from);
  await page.keyboard.press(on);
  await expect.poll(async () => Math.abs((await windowOf(playground)).from - near.from)).toBeLessThanOrEqual(1);
  await page.keyboard.press('-');
  await expect.poll(() => spanOf(playground)).toBeGreaterThan(1.4 * (near.to - near.from));
  await page.keyboard.press('+');
  await page.keyboard.press('0');
  await expect.poll(async () => (await windowOf(playground)).from).toBe(0);
  // Time has not moved: it is the picture that is walked, and not the run.
  await playground.atStep(RUN.step);
});

test('is moved and zoomed by mouse, and a click goes to a message', async ({ playground }) => {
  const { page } = playground;
  await open(playground);
  const box = await ground(playground).boundingBox();
  if (!box) throw new Error('no picture');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

  await test.step('the wheel zooms, and with Shift moves', async () => {
    const span = await spanOf(playground);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(0, -300);
    await expect.poll(() => spanOf(playground)).toBeLessThan(span / 1.4);
    const { from } = await windowOf(playground);
    await page.mouse.wheel(-60, 0);
    await expect.poll(async () => (await windowOf(playground)).from).toBeLessThan(from);
  });

  await test.step('a drag moves', async () => {
    const { from } = await windowOf(playground);
    await page.mouse.down();
    await page.mouse.move(middle.x - 80, middle.y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await windowOf(playground)).from).toBeGreaterThan(from);
    await playground.atStep(RUN.step);
  });

  await test.step('the buttons', async () => {
    const buttons = page.getByRole('toolbar', { name: 'Space-time' });
    await buttons.getByRole('button', { name: 'The whole run' }).click();
    await expect.poll(async () => (await windowOf(playground)).from).toBe(0);
    const span = await spanOf(playground);
    await buttons.getByRole('button', { name: 'Less time' }).click();
    await expect.poll(() => spanOf(playground)).toBeLessThan(span / 1.9);
    await buttons.getByRole('button', { name: 'The instant shown' }).click();
    await expect.poll(async () => (await windowOf(playground)).to).toBeGreaterThan(RUN.tick);
  });

  await test.step('a click', async () => {
    const tip = page.locator('.spacetime-tip');
    let sent = null;
    // Along a line between two lanes, which messages have to cross.
    const y = box.y + box.height / 4;
    let x = box.x + 4;
    for (; sent === null && x < box.x + box.width; x += 4) {
      await page.mouse.move(x, y);
      await playground.frames(2);
      sent = (await tip.count()) > 0 ? messageIn(await tip.textContent()) : null;
    }
    if (sent === null) throw new Error('no message is pointed at');
    await page.mouse.click(x - 4, y);
    await isAt(playground, sent);
    await expect(page.getByRole('button', { name: 'Select nothing' })).toBeVisible();
  });
});

test('on a phone time runs downwards, and a tap goes to a message', { tag: '@phone-only' }, async ({ playground }) => {
  const { page } = playground;
  await open(playground);
  const buttons = page.getByRole('toolbar', { name: 'Space-time' });
  const span = await spanOf(playground);
  await buttons.getByRole('button', { name: 'More time' }).tap();
  await expect.poll(() => spanOf(playground)).toBeGreaterThan(span);
  await buttons.getByRole('button', { name: 'The instant shown' }).tap();
  await expect.poll(() => spanOf(playground)).toBe(span);
  const box = await ground(playground).boundingBox();
  if (!box) throw new Error('no picture');
  const before = await playground.step();
  // The lanes stand side by side: between two of them messages have to cross.
  for (let y = box.y + 8; (await playground.step()) === before && y < box.y + box.height / 2; y += 6) {
    await page.touchscreen.tap(box.x + box.width / 4, y);
    await playground.frames(4);
  }
  await expect(page.locator('[data-message][aria-pressed=true]')).toHaveCount(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('is painted, and everybody can use it', { tag: '@phone' }, async ({ playground }) => {
      const { page } = playground;
      await open(playground);
      const inks = () =>
        page.locator('.spacetime-picture canvas').evaluate((painted: HTMLCanvasElement) => {
          // A thread paints it: what it shows can be copied, and the copy read.
          const copy = new OffscreenCanvas(painted.width, painted.height).getContext('2d');
          copy?.drawImage(painted, 0, 0);
          const { data } = copy?.getImageData(0, 0, painted.width, painted.height) ?? { data: [] };
          const colors = new Set<number>();
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 3] === 255)
              colors.add(65536 * Number(data[i]) + 256 * Number(data[i + 1]) + Number(data[i + 2]));
          }
          return colors.size;
        });
      await expect.poll(inks).toBeGreaterThan(3);
      expect(await findings(playground, '[role=tabpanel]')).toEqual([]);
    });
  });
}
