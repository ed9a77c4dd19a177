// The Scenario tab: a text with errors keeps the run that was there, a good one is run, a file can be opened.
import { ELECTED } from './engine.ts';
import { expect, type Playground, test } from './fixtures.ts';

/** Opens the editor of the Scenario tab. */
async function write({ page }: Playground) {
  await page.getByRole('tab', { name: 'Scenario' }).click();
  await page.getByRole('button', { name: /^Write or open another/ }).click();
  return {
    text: page.getByRole('textbox', { name: 'Scenario text' }),
    errors: page.getByRole('tabpanel', { name: 'Scenario' }).getByRole('listitem'),
    run: page.getByRole('button', { name: 'Run it' }),
  };
}

test('an error is told with line and column, and the run stays', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  const before = await playground.drawn();
  const { text, errors, run } = await write(playground);
  await expect(text).toBeFocused();
  await text.fill('raft 1\nnodes 3\n\nawait leader\ncrahs leader\npartition n1 | n9\n');
  await expect(errors).toHaveText([/^line 5, column 1.*"crahs".*Did you mean "crash"\?/, /^line 6, column 16.*n9/]);
  await expect(text).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('2 errors. The run you see is kept.')).toBeAttached();
  await expect(run).toHaveAttribute('aria-disabled', 'true');
  await run.click({ force: true });
  await playground.atStep(ELECTED.step);
  expect(await playground.drawn()).toEqual(before);

  await errors.first().getByRole('button').click();
  await expect(text).toBeFocused();
  const picked = () =>
    text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
  expect(await picked()).toBe('crahs');

  await text.fill('raft 1\nnodes 3\n\nawait leader\ncrash leader\n');
  await expect(errors).toHaveText('3 servers, 1 clerk, seed 1, 2 lines.');
  await run.click();
  await expect(playground.node('n4')).toHaveCount(0);
  await playground.atStep(0);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(playground.step).toBeGreaterThan(0);
});

test('a file is opened, and a hopeless one is refused in words', async ({ playground }) => {
  const { page } = playground;
  await playground.open(ELECTED.link);
  const { text, errors, run } = await write(playground);
  const open = async (content: string | Buffer, name = 'mine.raft') => {
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Open a file/ }).click();
    await (await chosen).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  };
  await open(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]), 'picture.png');
  await expect(errors.first()).toContainText('line 1, column 1');
  await open('raft 9\n');
  await expect(errors.first()).toContainText(/line 1, column 6.*format 9, which is newer/i);
  await open('raft 1\n# a comment\n'.padEnd(30_000_000, '# and on and on\n'));
  await expect(errors.first()).toContainText(/100,?000/);
  await expect(text).toHaveValue('raft 9\n');
  await expect(playground.node('n5')).toBeVisible();
  await playground.atStep(ELECTED.step);

  await open('raft 1\ntitle From a file\nnodes 7\n');
  await expect(text).toHaveValue(/From a file/);
  await run.click();
  await expect(playground.node('n7')).toBeVisible();
  await expect(page.getByRole('button', { name: 'From a file' })).toBeVisible();
});

test('what was done by hand can be copied out as a scenario and run again', async ({ playground }) => {
  await playground.open(ELECTED.link);
  await playground.command('crash n1');
  await playground.atStep(ELECTED.step + 1);
  const drawn = await playground.drawn();
  const { text: whole } = await playground.shared();
  expect(whole).toContain('by hand\n@');
  await playground.open('#v=1&p=split-vote');
  const { text, run } = await write(playground);
  await text.fill(whole);
  await run.click();
  await playground.atStep(0);
  await playground.page.getByRole('slider', { name: /^Instant/ }).focus();
  for (let step = 1; step <= ELECTED.step + 1; step++) {
    await playground.page.keyboard.press('ArrowRight');
    await playground.atStep(step);
  }
  expect(await playground.drawn()).toEqual(drawn);
});
