// What can be done to the cluster: each fault by mouse and by keyboard, each a line below `by hand`, each taken back.
import type { Locator } from '@playwright/test';
import { momentAfter } from './engine.ts';
import { expect, type Playground, test } from './fixtures.ts';

/** n1 leads; n2 is a follower. */
const ELECTED = momentAfter('raft 1\nseed 7\nclerks 1\ntimeout n1\n', 'leader');

interface Fault {
  /** The lines that it leaves below `by hand`. */
  readonly lines: readonly string[];
  /** How n2 is called afterwards; absent: the fault is none of n2's. */
  readonly n2?: RegExp;
  readonly does: (playground: Playground) => Promise<void>;
}

/** Does each fault at the same moment, sees its lines and its effect, and takes it back until nothing is left of it. */
async function doAndUndo(playground: Playground, faults: Readonly<Record<string, Fault>>): Promise<void> {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&tab=scenario`);
  const before = await playground.drawn();
  for (const [name, { lines, n2, does }] of Object.entries(faults)) {
    await test.step(name, async () => {
      await does(playground);
      await playground.hasByHand(...lines);
      if (n2) await expect(playground.node('n2')).toHaveAccessibleName(n2);
      for (let left = lines.length - 1; left >= 0; left--) {
        await page.keyboard.press('u');
        await playground.hasByHand(...lines.slice(0, left));
      }
      await playground.atStep(ELECTED.step);
      expect(await playground.drawn()).toEqual(before);
    });
  }
}

/** A line of the context menu of n2. */
const ofN2 =
  (item: string): Fault['does'] =>
  (playground) =>
    playground.choose(playground.node('n2'), item);

/** Drags the pointer through places, pressed. */
async function drag({ page }: Playground, ...places: readonly { readonly x: number; readonly y: number }[]) {
  const [start, ...rest] = places;
  if (!start) return;
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

async function middle(target: Locator) {
  const box = await target.boundingBox();
  if (!box) throw new Error('not on the stage');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const dragLink =
  (times: number): Fault['does'] =>
  async (playground) => {
    const [from, to] = [await middle(playground.node('n2')), await middle(playground.node('n3'))];
    for (let i = 0; i < times; i++) {
      await drag(playground, from, to);
      await playground.hasByHand(...['cut n2 > n3', 'cut n3 > n2', 'mend n2 <> n3'].slice(0, i + 1));
    }
  };

async function lasso(playground: Playground) {
  const { x, y } = await middle(playground.node('n2'));
  const far = 55;
  const corners = [
    [-far, -far],
    [far, -far],
    [far, far],
    [-far, far],
    [-far, -far + 9],
  ] as const;
  await drag(playground, ...corners.map(([dx, dy]) => ({ x: x + dx, y: y + dy })));
  await playground.page.getByRole('button', { name: /^Cut them off/ }).click();
}

/** Picks the link between n2 and n3 by a click on its line, and its slider by a click at a share of its width. */
const slide =
  (name: string, share: number): Fault['does'] =>
  async (playground) => {
    const { page } = playground;
    const [a, b] = [await middle(playground.node('n2')), await middle(playground.node('n3'))];
    await page.mouse.click((a.x + b.x) / 2, (a.y + b.y) / 2);
    await expect(page.getByRole('heading', { name: 'n2 – n3' })).toBeVisible();
    const box = await page.getByRole('slider', { name }).boundingBox();
    if (!box) throw new Error(`no slider "${name}"`);
    await page.mouse.click(box.x + box.width * share, box.y + box.height / 2);
  };

test('each fault by mouse', async ({ playground }) => {
  await doAndUndo(playground, {
    kill: { does: ofN2('Crash X'), lines: ['crash n2'], n2: /^n2, crashed/ },
    'kill and restart': {
      does: async (on) => {
        await ofN2('Crash X')(on);
        await ofN2('Restart')(on);
      },
      lines: ['crash n2', 'restart n2'],
      n2: /^n2, follower/,
    },
    'restart at once': { does: ofN2('Crash and restart'), lines: ['restart n2'], n2: /^n2, follower/ },
    wipe: {
      does: async (on) => {
        await ofN2('Crash X')(on);
        await ofN2('Wipe the disk')(on);
      },
      lines: ['crash n2', 'wipe n2'],
      n2: /^n2, crashed, term 0/,
    },
    pause: { does: ofN2('Pause'), lines: ['pause n2'], n2: /paused/ },
    'pause and resume': {
      does: async (on) => {
        await ofN2('Pause')(on);
        await ofN2('Resume')(on);
      },
      lines: ['pause n2', 'resume n2'],
    },
    'time out': { does: ofN2('Time out'), lines: ['timeout n2'], n2: /^n2, candidate of term 2/ },
    'cut off': { does: ofN2('Cut off'), lines: ['disconnect n2'] },
    'slow disk': { does: ofN2('Slow the disk'), lines: ['disk n2 40..80'] },
    'slow clock': { does: ofN2('Clock at half speed'), lines: ['clock n2 50%'], n2: /clock 0.5×/ },
    'cut one direction': { does: dragLink(1), lines: ['cut n2 > n3'] },
    'cut both directions': { does: dragLink(2), lines: ['cut n2 > n3', 'cut n3 > n2'] },
    mend: { does: dragLink(3), lines: ['cut n2 > n3', 'cut n3 > n2', 'mend n2 <> n3'] },
    'partition by lasso': { does: lasso, lines: ['partition n2 | rest'] },
    heal: {
      does: async (on) => {
        await lasso(on);
        await on.page.getByRole('button', { name: /^Heal the network/ }).click();
      },
      lines: ['partition n2 | rest', 'heal'],
    },
    loss: { does: slide('Lose', 0.5), lines: ['link n2 <> n3 loss 50%'] },
    duplication: { does: slide('Duplicate', 0.5), lines: ['link n2 <> n3 duplicate 50%'] },
    delay: { does: slide('Slow down by', 0.5), lines: ['link n2 <> n3 latency 160..180'] },
  });
});

/** Goes to n2 on the stage, picks it, and presses keys. */
const keysOnN2 =
  (...keys: readonly string[]): Fault['does'] =>
  async ({ page, node }) => {
    await node('n1').focus();
    await page.keyboard.press('ArrowDown');
    await expect(node('n2')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(node('n2')).toHaveAttribute('aria-pressed', 'true');
    for (const key of keys) await page.keyboard.press(key);
  };

/** The same menu as by mouse: opened by its key, its line found by its first letter. */
const menuOfN2 =
  (typed: string): Fault['does'] =>
  async ({ page, node }) => {
    await node('n1').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu', { name: 'n2' })).toBeFocused();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(node('n2')).toBeFocused();
  };

const press =
  (key: string): Fault['does'] =>
  ({ page }) =>
    page.keyboard.press(key);

/** Types a command as it stands in a scenario. */
const typed = (...lines: readonly string[]): Fault => ({
  does: async ({ command }) => {
    for (const line of lines) await command(line);
  },
  lines,
});

test('each fault by keyboard', async ({ playground }) => {
  await doAndUndo(playground, {
    kill: { does: keysOnN2('x'), lines: ['crash n2'], n2: /^n2, crashed/ },
    'kill and restart': { does: keysOnN2('x', 'Shift+X'), lines: ['crash n2', 'restart n2'], n2: /^n2, follower/ },
    pause: { does: keysOnN2('p'), lines: ['pause n2'], n2: /paused/ },
    'pause and resume': { does: keysOnN2('p', 'Shift+P'), lines: ['pause n2', 'resume n2'], n2: /^n2, follower/ },
    'time out': { does: keysOnN2('e'), lines: ['timeout n2'], n2: /^n2, candidate/ },
    'cut off': { does: menuOfN2('ccc'), lines: ['disconnect n2'] },
    'kill the leader': { does: press('Shift+R'), lines: ['crash leader'] },
    'restart the leader': { does: press('r'), lines: ['restart leader'] },
    'cut the leader off': { does: press('i'), lines: ['partition leader | rest'] },
    'cut off and heal': {
      does: async (on) => {
        await press('i')(on);
        await press('h')(on);
      },
      lines: ['partition leader | rest', 'heal'],
    },
    'cut one direction': typed('cut n2 > n3'),
    'cut both directions': typed('cut n2 <> n3'),
    mend: typed('cut n2 <> n3', 'mend n2 <> n3'),
    'partition by lists': typed('partition n1, n2 | n3, n4, n5, c1'),
    loss: typed('link n2 > n3 loss 30%'),
    duplication: typed('link n2 <> n3 duplicate 12.5%'),
    delay: typed('link n2 > n3 latency 100..200'),
    wipe: { ...typed('crash n2', 'wipe n2'), n2: /^n2, crashed, term 0/ },
    disk: typed('disk n2 40..80'),
  });
});

test('Restart takes the place of Crash, with the focus of the keyboard', async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&sel=n2`);
  await page.getByRole('button', { name: 'Crash', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Restart', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(playground.node('n2')).toHaveAttribute('data-role', 'follower');
});

test('what cannot be done says why, and does nothing', async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&tab=scenario`);
  await playground.node('n1').click({ button: 'right' });
  const timeOut = page.getByRole('menuitem', { name: 'Time out' });
  await expect(timeOut).toHaveAttribute('aria-disabled', 'true');
  await timeOut.hover();
  await expect(page.getByText('Not now: n1 leads and has no election timer.')).toBeVisible();
  await timeOut.click({ force: true });
  await page.keyboard.press('Escape');
  await playground.hasByHand();
  await playground.atStep(ELECTED.step);
});

test('by finger: lifting it from a long press picks no line of the menu that has opened below it', {
  tag: '@phone-only',
}, async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&tab=scenario`);
  const { x, y } = await middle(playground.node('c1'));
  const finger = await page.context().newCDPSession(page);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  const menu = page.getByRole('menu', { name: 'c1' });
  await expect(menu).toBeVisible();
  const under = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest('[role=menuitem]') !== null, [
    x,
    y,
  ] as const);
  expect(under).toBe(true);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await playground.frames(12);
  await expect(menu).toBeVisible();
  await playground.hasByHand();
});

test('by finger: a long press opens the menu of a server', { tag: '@phone-only' }, async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&tab=scenario`);
  const { x, y } = await middle(playground.node('n2'));
  const finger = await page.context().newCDPSession(page);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await expect(page.getByRole('menu', { name: 'n2' })).toBeVisible();
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page
    .getByRole('menuitem', { name: /^Crash/ })
    .first()
    .tap();
  await playground.hasByHand('crash n2');
  await page.getByRole('button', { name: 'Menu' }).tap();
  await page.getByRole('menuitem', { name: /^Undo/ }).tap();
  await playground.hasByHand();
});
