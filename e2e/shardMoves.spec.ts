// Shards that change hands under load: they are seen to fly and to arrive, are dragged, stay where a dead group has them.
import type { Locator } from '@playwright/test';
import { momentAfter } from './engine.ts';
import { expect, type Playground, test } from './fixtures.ts';

/** Group 100 and 101 own everything, two clerks are at work, and 102 waits outside. */
const UNDER_LOAD = momentAfter(
  `raft 1
shards 10  groups 3  nodes 3  clerks 3  seed 3
await leader
call c3 join 100, 101
await answered
await settled
workload c1, c2 keys 10
wait 400
note Two groups are at work.
`,
  'note',
);

/** The group's name on the stage, which says in words what its land shows. */
const land = ({ page }: Playground, gid: number) => page.locator(`.stage [data-group="${gid}"]`);
const row = ({ page }: Playground, gid: number) => page.locator(`tr[data-group="${gid}"]`);

/** Goes on from where the run stands still, step by step, until something is there. */
async function stepTo(playground: Playground, something: Locator): Promise<void> {
  for (let step = await playground.step(); (await something.count()) === 0; ) {
    await playground.transport('One step on').click();
    await playground.atStep(++step);
  }
}

test('a group joins under load by mouse: shards fly to it and arrive; the join is undone', async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${UNDER_LOAD.link}&tab=shards`);
  await expect(land(playground, 102)).toHaveAccessibleName(/^group 102, .*0 shards$/);
  await page.getByRole('button', { name: 'Join 102' }).click();

  // Stopped at the very steps: at any speed that a test has patience for, all could be over between two looks.
  await playground.command('until leader of 102.config = 2');
  await expect(land(playground, 102)).toHaveAccessibleName(/waits for \d, \d, \d$/);
  await expect(row(playground, 102).locator('.shard-cell.arriving')).toHaveCount(3);
  await stepTo(playground, page.locator('[data-message][aria-label*="by configuration 2, with"]'));
  await expect(page.locator('.stage .flight-way').first()).toBeAttached();

  await playground.command('until settled');
  await expect(land(playground, 102)).toHaveAccessibleName(/3 shards, serves \d, \d, \d$/);
  await expect(row(playground, 102).locator('.shard-cell.serving')).toHaveCount(3);

  await page.getByRole('tab', { name: 'Scenario' }).click();
  await playground.hasByHand('call c3 join 102');
  await page.keyboard.press('u');
  await playground.hasByHand();
  await expect(land(playground, 102)).toHaveAccessibleName(/^group 102, .*0 shards$/);
});

test('a shard in flight stands in its own column, however much of the table is in sight', { tag: '@phone' }, async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open(`${UNDER_LOAD.link}&tab=shards`);
  await page.getByRole('button', { name: 'Join 102' }).click();
  await playground.command('until leader of 102.config = 2');
  await expect(row(playground, 102).locator('.shard-cell.arriving')).toHaveCount(3); // the search has ended
  const flights = page.locator('.shard-flight');
  await stepTo(playground, flights);
  const middle = (locator: Locator) =>
    locator.evaluate((element) => {
      const { left, right } = element.getBoundingClientRect();
      return (left + right) / 2;
    });
  const flight = flights.first();
  const column = page.getByRole('button', { name: new RegExp(`^Shard ${await flight.innerText()},`) });
  expect(Math.abs((await middle(flight)) - (await middle(column)))).toBeLessThan(2);
});

test('a group joins by keyboard, from the menu under its name', async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${UNDER_LOAD.link}&tab=scenario`);
  await land(playground, 102).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: /group 102/i })).toBeVisible();
  await page.keyboard.type('let');
  await page.keyboard.press('Enter');
  await playground.hasByHand('call c3 join 102');
});

test('a shard is dragged onto a group, or moved by the button of its row', async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${UNDER_LOAD.link}&tab=shards`);
  const shard = page.getByRole('button', { name: /^Shard 0,/ });
  await shard.hover();
  await page.mouse.down();
  await row(playground, 102).hover();
  await expect(page.getByText('group 102 has not joined')).toBeVisible();
  await row(playground, 101).hover();
  await expect(page.getByText('move to group 101')).toBeVisible();
  await page.mouse.up();

  const other = page.getByRole('button', { name: /^Shard 1,/ });
  await other.focus();
  await page.keyboard.press('Enter');
  await expect(other).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Move 1 here, to group 101' }).press('Enter');
  await page.getByRole('tab', { name: 'Scenario' }).click();
  await playground.hasByHand('call c3 move 0 to 101', 'call c3 move 1 to 101');
});

test('a group that is killed keeps what its logs hold, and comes back with it', async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${UNDER_LOAD.link}&tab=shards`);
  const before = await playground.drawn();
  await page.getByRole('button', { name: 'Crash group 101' }).click();
  for (const id of ['n4', 'n5', 'n6']) await expect(playground.node(id)).toHaveAccessibleName(/crashed/);
  await expect(land(playground, 101)).toHaveAccessibleName(/^group 101, down, .*serves \d(, \d){4}$/);
  await page.getByRole('button', { name: 'Restart group 101' }).click();
  await expect(playground.node('n4')).toHaveAccessibleName(/follower/);
  await page.getByRole('tab', { name: 'Scenario' }).click();
  await playground.hasByHand('crash group 101', 'restart down of 101');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await playground.hasByHand();
  expect(await playground.drawn()).toEqual(before);
});
