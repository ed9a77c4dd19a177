// A sharded store by hand: groups join by the form, are killed from the palette and from their own menu, and it is all taken back.
import { findings } from './axe.ts';
import { momentUntil } from './engine.ts';
import { expect, type Playground, test } from './fixtures.ts';

const STORE = 'raft 1\nnodes 3  shards 6  groups 2  clerks 2\n';
const ELECTED = momentUntil(STORE, 'leader');
const JOINED = `${STORE}await leader\ncall c2 join 100, 101\n`;
const SETTLED = momentUntil(JOINED, 'shard 5 at 101');
/** Group 100 has given half of its shards away, and 101 waits for them. */
const MOVING = momentUntil(
  `${STORE}await leader\ncall c2 join 100\nawait answered\nawait settled\ncall c2 join 101\n`,
  'leader of 101.config = 2',
);

const nameOf = ({ page }: Playground, group: number) => page.locator(`g[data-group="${group}"]`);
const caption = ({ page }: Playground) => page.locator('.caption');

test('groups join by the form of the clients, and their names and the caption follow', { tag: '@phone' }, async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&tab=clients`);
  await expect(caption(playground)).toContainText('Nobody owns a shard yet.');
  await expect(nameOf(playground, 100)).not.toHaveAccessibleName(/serves/);

  const form = page.getByRole('form', { name: 'Call the shard controller' });
  await form.getByRole('combobox', { name: 'Clerk' }).selectOption('c2');
  await form.getByLabel('Groups').fill('100, 101');
  await form.getByRole('button', { name: /Send/ }).click();
  const history = page.getByRole('table').filter({ hasText: 'Answer' });
  await expect(history).toContainText('join 100, 101');

  await playground.command('until shard 5 at 101');
  await expect(nameOf(playground, 100)).toHaveAccessibleName(/^group 100, .*serves 0, 1, 2$/);
  await expect(nameOf(playground, 101)).toHaveAccessibleName(/^group 101, .*serves 3, 4, 5$/);
  await expect(caption(playground)).toContainText('Configuration 1');

  await form.getByRole('combobox', { name: 'Call' }).selectOption('query');
  await form.getByRole('button', { name: /Send/ }).click();
  await playground.command('until answered c2');
  await expect(history).toContainText('config 1: 100 has 3, 101 has 3');
});

test('a call that cannot be made says why', async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&tab=clients`);
  const form = page.getByRole('form', { name: 'Call the shard controller' });
  await form.getByRole('combobox', { name: 'Call' }).selectOption('move');
  await form.getByLabel('Shard', { exact: true }).fill('6');
  await form.getByRole('button', { name: /Send/ }).click();
  await expect(form.getByRole('status')).toContainText('from 0 to 5');
});

const killers: Readonly<Record<string, (playground: Playground) => Promise<void>>> = {
  'from the palette': (playground) => playground.command('crash group 101'),
  'from the menu of its name': async (playground) => {
    await nameOf(playground, 101).click();
    await playground.page.getByRole('menuitem', { name: 'Crash group 101' }).click();
  },
};

for (const [how, kill] of Object.entries(killers)) {
  test(`a group is killed ${how}, and that is taken back`, { tag: '@phone' }, async ({ playground }) => {
    const { page } = playground;
    await playground.open(`${SETTLED.link}&tab=scenario`);
    const before = await playground.drawn();
    await kill(playground);
    await playground.hasByHand('crash group 101');
    await expect(caption(playground)).toContainText('Group 101 has lost its majority: 0 of 3 servers are up.');
    for (const id of ['n4', 'n5', 'n6']) await expect(playground.node(id)).toHaveAccessibleName(/crashed/);
    await expect(playground.node('n1')).not.toHaveAccessibleName(/crashed/);

    await page.keyboard.press('u');
    await playground.hasByHand();
    await playground.atStep(SETTLED.step);
    expect(await playground.drawn()).toEqual(before);
  });
}

test('a preset of a sharded store opens with its shards in sight', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=group-dies');
  await expect(page.getByRole('tab', { name: 'Shards' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: /^A group dies/ })).toBeVisible();
});

test('three groups, a shard that is picked and what is in it are in sight together', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=join-and-leave');
  const shard = page.getByRole('button', { name: /^Shard 3,/ });
  await shard.click();
  await expect(page.getByText('Shard 3 belongs to nobody.')).toBeInViewport({ ratio: 1 });
  for (const gid of [100, 101, 102]) {
    await expect(page.locator(`tr[data-group="${gid}"]`)).toBeInViewport({ ratio: 1 });
  }
});

test('a shard that got lost is named where the shards are', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=deleted-on-send');
  await playground.command('until violation');
  await expect(page.getByRole('button', { name: /^Shard 0, .*an invariant is broken$/ })).toBeVisible();
  await expect(page.getByRole('tabpanel')).toContainText('Group 101 waits for shard 0 of configuration 2');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('everybody can use what a sharded store shows', { tag: '@phone' }, async ({ playground }) => {
      const { page } = playground;
      for (const tab of ['logs', 'clients', 'shards']) {
        await test.step(tab, async () => {
          await page.goto('about:blank');
          await playground.open(`${MOVING.link}&tab=${tab}&sel=n1`);
          await expect(page.getByRole('tabpanel')).not.toBeEmpty();
          expect(await findings(playground)).toEqual([]);
        });
      }
      await test.step('the menu of a group', async () => {
        await nameOf(playground, 100).focus();
        await page.keyboard.press('Enter');
        await expect(page.getByRole('menu', { name: 'group 100' })).toBeVisible();
        expect(await findings(playground)).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(nameOf(playground, 100)).toBeFocused();
      });
    });
  });
}
