// Time: play, pause, speed, steps, scrubbing, jumps, and other futures. By mouse and by keyboard.

import { momentAfter } from './engine.ts';
import { EVENTFUL, expect, test } from './fixtures.ts';

const ELECTION = 'raft 1\nseed 7\ntimeout n1\n';
const ELECTED = momentAfter(ELECTION, 'leader');

test('time runs, stands still, and runs as fast as it is told', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  await playground.play();
  await playground.pastTick(ELECTED.tick + 5);
  await playground.pause();
  const paused = await playground.standsStill();

  const speed = page.getByRole('button', { name: /^Speed/ });
  for (let i = 0; i < 9; i++) await page.keyboard.press('+');
  await expect(speed).toHaveText('Speed 1×');
  await playground.play();
  await playground.pastTick(paused + 400);
  await playground.pause();
  const slow = await playground.standsStill();

  await speed.click();
  await page.getByRole('slider', { name: /^One second of yours is/ }).press('Home');
  await page.keyboard.press('Escape');
  await expect(speed).toHaveText('Speed 1/1000×');
  await playground.play();
  await playground.frames(30);
  await playground.pause();
  expect((await playground.tick()) - slow).toBeLessThanOrEqual(3);
});

test('the buttons go on and back, and back is exactly what was there', { tag: '@phone' }, async ({ playground }) => {
  const press = (name: string) => playground.transport(name).click();
  await playground.open(ELECTED.link);
  const before = await playground.drawn();
  await press('One step on');
  await playground.atStep(ELECTED.step + 1);
  const after = await playground.drawn();
  expect(after).not.toEqual(before);
  await press('One step back');
  await playground.atStep(ELECTED.step);
  expect(await playground.drawn()).toEqual(before);
  await press('One step on');
  await playground.atStep(ELECTED.step + 1);
  expect(await playground.drawn()).toEqual(after);
  await press('To the beginning');
  await playground.atStep(0);
  await press('To the next turning point');
  await expect.poll(playground.step).toBeGreaterThan(0);
});

test('the keyboard alone does all of it', async ({ playground }) => {
  const { page } = playground;
  const { keyboard } = page;
  await playground.open(ELECTED.link);
  const before = await playground.drawn();
  await keyboard.press('ArrowRight');
  await playground.atStep(ELECTED.step + 1);
  await keyboard.press('ArrowLeft');
  await playground.atStep(ELECTED.step);
  expect(await playground.drawn()).toEqual(before);
  for (let times = 0; times < 5; times++) await keyboard.press('ArrowRight');
  await playground.atStep(ELECTED.step + 5);
  for (let times = 0; times < 4; times++) await keyboard.press('ArrowLeft');
  await playground.atStep(ELECTED.step + 1);
  await keyboard.press('Home');
  await playground.atStep(0);
  await keyboard.press('End');
  await playground.atStep(ELECTED.step + 5);
  await keyboard.press('Shift+ArrowLeft');
  await playground.atStep(ELECTED.step);
  await keyboard.press('Space');
  await playground.pastTick(ELECTED.tick + 5);
  await keyboard.press('Space');
  await expect(playground.transport('Play')).toBeVisible();

  await playground.node('n2').focus();
  await keyboard.press('Space');
  await expect(playground.node('n2')).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press('Space'); // what is picked leaves it to time
  await expect(playground.transport('Pause')).toBeVisible();
  await keyboard.press('Space');

  const scrubber = page.getByRole('slider', { name: /^Instant of the run/ });
  await scrubber.focus();
  const from = await playground.tick();
  await keyboard.press('PageDown');
  await expect.poll(playground.tick).toBeLessThan(from);
  await expect(scrubber).toHaveAttribute('aria-valuetext', /^0\.0\d\d seconds, after /);
});

test('presses add up, however long the answers take, and in the order in which they came', async ({ playground }) => {
  const { page } = playground;
  await playground.answersLate(250);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await playground.open(ELECTED.link);
  await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowRight');
  await playground.atStep(ELECTED.step + 3);
  await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await playground.atStep(ELECTED.step - 1);

  await press('Home', 'ArrowRight'); // at the beginning there is no way back: the press waits for its turn
  await playground.atStep(1);
  await press('Home', 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowLeft');
  await playground.atStep(1);

  await playground.node('n3').click();
  await press('ArrowRight', 'x', 'ArrowRight', 'u', 'ArrowRight'); // undo is possible only when the crash has been answered
  await playground.atStep(3);
  await expect(playground.node('n3')).toHaveAttribute('data-role', 'follower');
});

test('the run is shown while it is scrubbed through', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  const end = momentAfter(EVENTFUL, 'crash');
  await playground.open(end.link);
  const tape = page.getByRole('region', { name: 'Timeline' }).locator('.tape');
  const box = await tape.boundingBox();
  if (!box) throw new Error('no tape');
  const y = box.y + box.height / 3;
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.down();
  await expect.poll(playground.tick).not.toBe(end.tick);
  let last = await playground.tick();
  for (const share of [0.3, 0.2, 0.1]) {
    await page.mouse.move(box.x + box.width * share, y);
    // The button is still down.
    await expect.poll(playground.tick).toBeLessThan(last);
    last = await playground.tick();
  }
  await page.mouse.up();
  expect(await playground.tick()).toBe(last);
});

const JUMPS = [
  { to: 'election', kind: 'candidate', label: 'To the next election' },
  { to: 'commit', kind: 'commit', label: 'To the next commit' },
  { to: 'crash', kind: 'crash', label: 'To the next crash or fault' },
  { to: 'violation', kind: 'violation', label: 'To the next broken invariant' },
] as const;

test('jumps to the next election, commit, crash and violation', async ({ playground }) => {
  const { page } = playground;
  await playground.open(EVENTFUL);
  for (const { to, kind, label } of JUMPS) {
    await test.step(to, async () => {
      await playground.command(label);
      await playground.atStep(momentAfter(EVENTFUL, ...(kind === 'crash' ? (['commit', kind] as const) : [kind])).step);
    });
  }
  const violation = await playground.step();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(playground.step).toBeLessThan(violation);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await playground.atStep(violation + 2);
  await page.getByRole('alert').getByRole('button', { name: 'Show' }).click();
  await playground.atStep(violation);
});

test('a command in the past begins another future, and the old one stays', async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(playground.step).toBeGreaterThan(ELECTED.step);
  const old = { step: await playground.step(), drawn: await playground.drawn() };
  await page.keyboard.press('Shift+ArrowLeft');
  await playground.atStep(ELECTED.step);
  await playground.command('crash n1');
  await playground.atStep(ELECTED.step + 1);
  await expect(playground.node('n1')).toHaveAttribute('data-role', 'crashed');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('A new future begins here');

  await test.step('by keyboard', async () => {
    await page.getByRole('button', { name: /^Go over to the future: as it was/ }).focus();
    await page.keyboard.press('Enter');
    await expect(playground.node('n1')).toHaveAttribute('data-role', 'leader');
    await page.keyboard.press('End');
    await playground.atStep(old.step);
    expect(await playground.drawn()).toEqual(old.drawn);
  });

  await test.step('by mouse', async () => {
    await page.locator('.tape-branch text', { hasText: 'crash n1' }).hover({ force: true });
    const end = await page.locator('.tape-branch-end').boundingBox();
    if (!end) throw new Error('the other future is not drawn');
    await page.mouse.click(end.x + 2, end.y + 2);
    await expect(playground.node('n1')).toHaveAttribute('data-role', 'crashed');
  });
});

test('a click on a tab leaves the arrows to time; who comes there by keyboard has them for the tabs', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open('#v=1&p=first-election&at=60.452');
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  await tab('Clients').click();
  await page.keyboard.press('ArrowRight');
  await playground.atStep(61);
  await page.keyboard.press('Home');
  await playground.atStep(0);
  await page.keyboard.press('End');
  await playground.atStep(61);
  await expect(tab('Clients')).toHaveAttribute('aria-selected', 'true');

  // The next place after the tab is in its view, once that has come.
  await expect(page.getByRole('tabpanel').getByRole('button', { name: 'Send' }).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(tab('Clients')).toBeFocused();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(playground.step).toBeLessThan(61);
  await expect(tab('Clients')).toHaveAttribute('aria-selected', 'true');
  const here = await playground.step();
  await page.keyboard.press('Home');
  await expect(tab('Logs')).toHaveAttribute('aria-selected', 'true');
  await playground.atStep(here);
});

test('undo and redo leave no futures behind that have nothing of their own', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=first-election&at=60.452&tab=scenario');
  for (const line of ['crash n1', 'restart n1', 'crash n2']) await playground.command(line);
  await playground.hasByHand('crash n1', 'restart n1', 'crash n2');
  const futures = page.getByRole('button', { name: /^Go over to the future/ });
  for (const left of [['crash n1', 'restart n1'], ['crash n1'], []]) {
    await page.keyboard.press('u');
    await playground.hasByHand(...left);
    await expect(futures).toHaveCount(1);
  }
  for (let i = 0; i < 3; i++) await page.keyboard.press('ControlOrMeta+Shift+z');
  await playground.hasByHand('crash n1', 'restart n1', 'crash n2');
  await expect(futures).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Notices' })).toHaveText('');
});
