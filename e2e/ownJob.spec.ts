// What readers bring to a job: texts that they paste or open, and a map and reduce of their own, which run only when they say so.
import type { Locator } from '@playwright/test';
import { expect, type Playground, test } from './fixtures.ts';

const job = ({ page }: Playground) => page.getByRole('region', { name: 'MapReduce job' });
const verdict = (playground: Playground) => job(playground).getByRole('status').filter({ hasText: 'sequential run' });

/** A scenario with this map and reduce. */
function ownCode(code: string): string {
  return `raft 1\njob custom ${JSON.stringify(code)}  input text "to be or\\nnot to be\\n"  splits 2  reduces 2\n`;
}

/** What a map can see of the page, and how often each word occurs. */
const CURIOUS = `function map(name, text, emit) {
  emit('reach', [typeof fetch, typeof document, typeof window, typeof localStorage, typeof indexedDB].join());
  for (const word of text.match(/[a-z]+/g)) emit(word, '1');
}
function reduce(key, values) { return key === 'reach' ? values[0] : values.length; }`;
const ENDLESS = 'function map() {\n  for (;;);\n}\nfunction reduce() {}';

/** The kinds of thread that have been started so far. */
const threads = ({ page }: Playground) => new Set(page.workers().map((thread) => thread.url()));

/** The line of the output with this key. */
async function line(playground: Playground, key: string): Promise<Locator> {
  const output = job(playground).getByRole('button', { name: 'Output', exact: true });
  if (await output.isVisible()) await output.click();
  const cell = playground.page.getByRole('cell', { name: key, exact: true });
  return job(playground).getByRole('region', { name: 'Output' }).getByRole('row').filter({ has: cell });
}

/** The form of a new job, with a text of the reader's own chosen. */
async function formForText(playground: Playground): Promise<Locator> {
  const { page } = playground;
  await playground.open('raft 1\n');
  await page.getByRole('tab', { name: 'MapReduce' }).click();
  await job(playground).getByRole('button', { name: 'Start a job…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start a MapReduce job' });
  await dialog.getByRole('radio', { name: /^A text of your own/ }).check();
  return dialog;
}

test('own map and reduce do not run by a link; they run by the button, out of reach of the page', {
  tag: '@phone',
}, async ({ playground }) => {
  const { page } = playground;
  const started: string[] = [];
  page.on('worker', (thread) => started.push(thread.url()));
  await playground.open(ownCode(CURIOUS));
  const code = page.getByRole('region', { name: 'Own code' });
  await expect(code).toContainText('Nothing of it has run yet');
  await expect(code).toContainText('typeof document');
  // Played on, the workers are sent home, and nothing has run.
  await playground.command('until exits >= 1');
  await playground.pastTick(1);
  await expect(code).toContainText('Nothing of it has run yet');
  const ofThePage = threads(playground);
  expect(started.filter((url) => !ofThePage.has(url))).toEqual([]);

  await code.getByRole('button', { name: 'Run this code in the sandbox' }).click();
  await expect(code).toHaveCount(0);
  expect(started.filter((url) => !ofThePage.has(url))).toHaveLength(1);
  await playground.command('until job done');
  await expect(verdict(playground)).toHaveText('equal to the sequential run');
  await expect((await line(playground, 'reach')).getByRole('cell').nth(1)).toHaveText(
    Array(5).fill('undefined').join(),
  );
  await expect((await line(playground, 'to')).getByRole('cell').nth(1)).toHaveText('2');
});

test('a loop without end is stopped, and the page goes on', async ({ playground }) => {
  const { page } = playground;
  await playground.open(ownCode(ENDLESS));
  const code = page.getByRole('region', { name: 'Own code' });
  await code.getByRole('button', { name: 'Run this code in the sandbox' }).click();
  await expect(code.getByRole('status')).toContainText('it takes too long', { timeout: 40_000 });
  await expect(code.getByRole('button', { name: 'Run this code in the sandbox' })).toBeEnabled();
  await playground.command('until now >= 100');
  await playground.pastTick(100);
});

test('code that cannot be read is told with its line', async ({ playground }) => {
  const { page } = playground;
  await playground.open(ownCode('function map(\n'));
  const code = page.getByRole('region', { name: 'Own code' });
  await code.getByRole('button', { name: 'Run this code in the sandbox' }).click();
  await expect(code.getByRole('status')).toContainText(/^Line \d+: The code could not be run/);
});

test('a pasted text is counted', { tag: '@phone' }, async ({ playground }) => {
  const dialog = await formForText(playground);
  await dialog.getByRole('textbox', { name: 'Text to read' }).fill('To be, or not to be:\nthat is the question.\n');
  await dialog.getByRole('button', { name: 'Start the job' }).click();
  await expect(dialog).toHaveCount(0);
  await playground.command('until job done');
  await expect(verdict(playground)).toHaveText('equal to the sequential run');
  await expect((await line(playground, 'be')).getByRole('cell').nth(1)).toHaveText('2');
  await expect((await line(playground, 'To')).getByRole('cell').nth(1)).toHaveText('1');
});

test('what is too large or no text is refused in words, and what is dropped is taken', async ({ playground }) => {
  const dialog = await formForText(playground);
  const input = dialog.locator('input[type=file]');
  const told = dialog.getByRole('status');
  const give = (name: string, buffer: Buffer) => input.setInputFiles({ name, mimeType: 'text/plain', buffer });
  await give('large.txt', Buffer.alloc(9_000_000, 'a'));
  await expect(told.filter({ hasText: 'large.txt' })).toHaveText('large.txt: 9.0 MB, and at most 8.0 MB are allowed.');
  await give('noise.txt', Buffer.from([0x74, 0xc3, 0x28]));
  await expect(told.filter({ hasText: 'noise.txt' })).toHaveText('noise.txt is no UTF-8 text.');
  await dialog.getByRole('button', { name: 'Start the job' }).click();
  await expect(dialog).toContainText('Something is still wrong above.');
  await give('good.txt', Buffer.from('wal walross\n'));
  await expect(dialog).toContainText('good.txt, 12 B');

  const dropped = await playground.page.evaluateHandle(() => {
    const files = new DataTransfer();
    files.items.add(new File(['a whale\n'], 'one.txt'));
    files.items.add(new File(['the whale\n'], 'two.txt'));
    return files;
  });
  await dialog.getByRole('region', { name: 'Input' }).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(dialog.getByRole('textbox', { name: 'Text to read' })).toHaveValue(
    '\fone.txt\na whale\n\ftwo.txt\nthe whale\n',
  );
});

test('a link to a job on a text of somebody else asks for that text', async ({ playground }) => {
  const { page } = playground;
  await playground.open('raft 1\njob wordcount  input notes.txt  splits 2  reduces 2\n');
  const asks = page.getByRole('region', { name: 'Missing text' });
  await expect(asks).toContainText('This job reads “notes.txt”, and it is not here.');
  await asks
    .locator('input[type=file]')
    .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('a b\nb c\n') });
  await expect(asks).toHaveCount(0);
  await playground.command('until job done');
  await expect((await line(playground, 'b')).getByRole('cell').nth(1)).toHaveText('2');
});
