// The whole story, as a person lives it: an election, a write, a crash, cut links, back in time, the other branch, and the
// link in somebody else's browser.
import { expect, playgroundOn, test } from './fixtures.ts';

const leaderOf = async (playground: { inRole(role: string): import('@playwright/test').Locator }) =>
  (await playground.inRole('leader').first().getAttribute('data-node')) as string;

test('elect, write, kill, cut, rewind, branch, share', async ({ playground, browser }) => {
  const { page } = playground;
  await playground.open('raft 1\nseed 7\n');
  await expect(async () => {
    await page.keyboard.press('Shift+ArrowRight');
    await expect(playground.inRole('leader')).toHaveCount(1, { timeout: 500 });
  }).toPass();
  const leader = await leaderOf(playground);
  for (let faster = 0; faster < 3; faster++) await page.keyboard.press('+');

  // x=1, by the form of the Clients tab
  await page.getByRole('tab', { name: 'Clients' }).click();
  await page.getByRole('textbox', { name: 'Key' }).fill('x');
  await page.getByRole('textbox', { name: 'Value' }).fill('1');
  await page.getByRole('button', { name: 'Send' }).click();
  await playground.play();
  await expect(page.getByRole('tabpanel', { name: 'Clients' }).getByRole('cell', { name: /^ok/ })).toBeVisible({
    timeout: 30_000,
  });
  await playground.pause();
  const afterWrite = await playground.step();

  // the leader dies, by mouse
  await playground.node(leader).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Crash X/ }).click();
  await expect(playground.node(leader)).toHaveAttribute('data-role', 'crashed');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => playground.step()).toBeGreaterThan(afterWrite + 1);

  // undo brings it back, redo kills it again
  await page.keyboard.press('u');
  await expect(playground.node(leader)).toHaveAttribute('data-role', 'leader');
  await page.keyboard.press('Control+Shift+Z');
  await expect(playground.node(leader)).toHaveAttribute('data-role', 'crashed');

  // a link is cut in the past of that: another branch
  await page.keyboard.press('u');
  await expect(playground.node(leader)).toHaveAttribute('data-role', 'leader');
  // A step on and one back: the first key back would only undo the motion since the last step.
  const here = await playground.step();
  await page.keyboard.press('ArrowRight');
  await playground.atStep(here + 1);
  await page.keyboard.press('ArrowLeft');
  await playground.atStep(here);
  for (let back = 1; back <= 3; back++) {
    await page.keyboard.press('ArrowLeft');
    await playground.atStep(here - back);
  }
  await playground.node(leader).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Cut off' }).click();
  await playground.atStep(here - 2);
  for (let on = 1; on <= 5; on++) {
    await page.keyboard.press('ArrowRight');
    await playground.atStep(here - 2 + on);
  }

  // the link, in another profile
  await page.getByRole('button', { name: 'Share this moment' }).click();
  const link = await page.getByRole('textbox', { name: /^Link/ }).inputValue();
  const shown = { step: await playground.step(), tick: await playground.tick() };
  const other = await browser.newContext();
  const theirs = playgroundOn(await other.newPage());
  await theirs.open(link.slice(link.indexOf('#')));
  await theirs.atStep(shown.step);
  expect(await theirs.tick()).toBe(shown.tick);
  await expect(theirs.page.getByRole('region', { name: 'Notices' })).toHaveText('');
  expect(await theirs.drawn()).toEqual(await playground.drawn());
  await other.close();
});
