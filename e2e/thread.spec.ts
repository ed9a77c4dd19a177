// The engine's thread dies, falls silent or dies for good: the run is replayed to where it stood, by itself, or said to be over.
import { ELECTED } from './engine.ts';
import { expect, type Playground, test } from './fixtures.ts';

/** The engine's thread: the only one, as no client has called and nothing has to be judged. */
function threadOf({ page }: Playground) {
  const [thread, ...others] = page.workers();
  if (!thread || others.length > 0) throw new Error(`the page has ${page.workers().length} threads`);
  return thread;
}

/** The thread ends as it would for want of memory: by an error that nothing catches. */
async function kill(playground: Playground) {
  const thread = threadOf(playground);
  const closed = thread.waitForEvent('close');
  await thread.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of memory');
    });
  });
  await closed;
}

const notices = ({ page }: Playground) => page.getByRole('region', { name: 'Notices' });

test('a thread that dies is replaced, and nothing is lost', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  await playground.open(`${ELECTED.link}&tab=scenario`);
  await playground.command('crash n3');
  await playground.command('cut n1 > n2');
  await page.keyboard.press('ArrowRight');
  await playground.atStep(ELECTED.step + 3);
  const before = { drawn: await playground.drawn(), tick: await playground.tick() };
  const { fingerprint } = await playground.shared();

  await kill(playground);
  await expect(notices(playground)).toContainText('The engine had to be started again');
  await expect(notices(playground)).toContainText('out of memory');
  await playground.atStep(ELECTED.step + 3);
  expect({ drawn: await playground.drawn(), tick: await playground.tick() }).toEqual(before);
  await playground.hasByHand('crash n3', 'cut n1 > n2');
  expect((await playground.shared()).fingerprint).toBe(fingerprint);

  await page.keyboard.press('u');
  await playground.hasByHand('crash n3');
  await page.keyboard.press('ArrowRight');
  await expect.poll(playground.step).toBeGreaterThan(ELECTED.step + 1);
});

test('that a thread was lost is told of its run, and not of the next', async ({ playground }) => {
  await playground.open(ELECTED.link);
  await kill(playground);
  await expect(notices(playground)).toContainText('The engine had to be started again');
  await playground.command('The first election');
  await playground.atStep(0);
  await expect(notices(playground)).toHaveText('');
});

test('the other futures of a run live longer than its thread', async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  await playground.command('crash n3');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(playground.step).toBeGreaterThan(ELECTED.step + 1);
  const old = { step: await playground.step(), drawn: await playground.drawn() };
  await page.keyboard.press('Home');
  await playground.atStep(0);
  await playground.command('timeout n2');
  await playground.atStep(1);
  await expect(notices(playground)).toContainText('A new future begins here');
  const here = await playground.drawn();

  await kill(playground);
  await expect(notices(playground)).toContainText('The engine had to be started again');
  await expect.poll(playground.drawn).toEqual(here);
  await playground.atStep(1);
  await page.getByRole('button', { name: /^Go over to the future/ }).focus();
  await page.keyboard.press('Enter');
  await expect(playground.node('n2')).toHaveAttribute('data-role', 'follower');
  await expect(page.getByRole('button', { name: /^Go over to the future/ })).toBeFocused();
  await page.keyboard.press('End');
  await playground.atStep(old.step);
  expect(await playground.drawn()).toEqual(old.drawn);
});

test('what is pressed while the run is taken up again is done to all of it', async ({ playground }) => {
  const { page } = playground;
  await playground.answersLate(250);
  await playground.open(`${ELECTED.link}&tab=scenario`);
  await playground.command('crash n3');
  await playground.hasByHand('crash n3');
  await page.keyboard.press('Home');
  await playground.atStep(0);
  await playground.command('timeout n2');
  await playground.hasByHand('timeout n2');
  await playground.command('crash n5');
  await playground.hasByHand('timeout n2', 'crash n5');

  await kill(playground);
  await page.keyboard.press('u');
  await page.keyboard.press('ArrowRight');
  await expect(notices(playground)).toContainText('The engine had to be started again');
  await playground.hasByHand('timeout n2');
  await playground.atStep(2);
  await expect(page.getByRole('button', { name: /^Go over to the future: Crash n3/ })).toBeAttached();
});

test('a thread that falls silent is replaced, and what was pressed meanwhile is not done twice', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  // It is silent from the next question on.
  await threadOf(playground).evaluate(() => {
    globalThis.onmessage = () => {
      for (;;);
    };
  });
  await page.keyboard.press('ArrowRight');
  await expect(notices(playground)).toContainText('it has not answered for 10 seconds', { timeout: 20_000 });
  await playground.atStep(ELECTED.step);
  await page.keyboard.press('ArrowRight');
  await playground.atStep(ELECTED.step + 1);
});

test('a thread that always dies is given up, with the ways on', async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  // From now on no thread comes up: the file that it is made of is not there.
  await page.route('**/thread*.js', (route) => route.abort());
  await kill(playground);
  const explanation = page.getByRole('alert');
  await expect(explanation.getByRole('heading')).toHaveText('The engine cannot go on with this run');
  await page.unroute('**/thread*.js');
  await explanation.getByRole('button', { name: 'Start this scenario from its beginning' }).click();
  await expect(playground.node('n1')).toBeVisible();
  await playground.atStep(0);
  await page.keyboard.press('ArrowRight');
  await playground.atStep(1);
});
