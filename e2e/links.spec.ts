// Links: the same moment in somebody else's browser, links of long ago, and every kind of bad one.
import { deflateSync } from 'node:zlib';
import { LIMITS } from '../src/model/setup.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { PINNED } from '../src/scenario/links.pinned.ts';
import { pack } from '../src/scenario/packing.ts';
import { blank, fingerprintOf } from './engine.ts';
import { expect, playgroundOn, test } from './fixtures.ts';

const MOMENTS = {
  'in the middle of an election': '#v=1&p=first-election&at=9.202',
  'with the network in two': '#v=1&p=leader-in-minority&at=120.511',
  'after commands by hand': '#v=1&t=raft+1%0Aseed+7%0Aby+hand%0A@100+timeout+n3%0A@160+cut+n3+>+n1&at=40.313',
};

for (const [name, hash] of Object.entries(MOMENTS)) {
  test(`a link opens the same moment for somebody else: ${name}`, { tag: '@phone' }, async ({
    playground,
    browser,
  }) => {
    await playground.open(hash);
    const mine = { drawn: await playground.drawn(), step: await playground.step(), tick: await playground.tick() };
    const { link, fingerprint } = await playground.shared();
    expect(fingerprintOf(link)).toBe(fingerprint);

    const stranger = await browser.newContext();
    const theirs = playgroundOn(await stranger.newPage());
    await theirs.open(link.slice(link.indexOf('#')));
    await theirs.atStep(mine.step);
    expect({ drawn: await theirs.drawn(), step: await theirs.step(), tick: await theirs.tick() }).toEqual(mine);
    await expect(theirs.page.getByRole('region', { name: 'Notices' })).toHaveText('');
    expect((await theirs.shared()).fingerprint).toBe(fingerprint);
    await stranger.close();
  });
}

test('links of earlier versions open', async ({ playground }) => {
  for (const { what, hash, link } of PINNED) {
    await test.step(what, async () => {
      await playground.page.goto('about:blank');
      await playground.open(`#${hash}`);
      await playground.atStep(link.cursor?.step ?? 0);
    });
  }
});

test('says so when the moment reached is not the one that was shared', async ({ playground }) => {
  await playground.open('#v=1&p=first-election&at=9.202&f=0123456789abcdef');
  await expect(playground.page.getByRole('region', { name: 'Notices' })).toContainText(
    'This is not quite the moment that was shared',
  );
  await playground.atStep(9);
});

test('says so when a link without a fingerprint names the wrong instant', async ({ playground }) => {
  await playground.open('#v=1&p=first-election&at=60.7');
  const notices = playground.page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('The link is to step 60 at 0.007 s; here this step is at 0.452 s.');
  await playground.page.goto('about:blank');
  await playground.open('#v=1&p=first-election&at=60.460');
  await playground.pastTick(460);
  await expect(notices).toHaveText('');
});

test('the way to a far moment can be seen and stopped', async ({ playground }) => {
  const { page, transport } = playground;
  await playground.open('#v=1&p=first-election&at=999999999.999999999');
  await expect(page.getByText('searching for step 1\u2009000\u2009000…')).toBeVisible();
  await transport('Stop').click();
  await expect(transport('Play')).toBeVisible();
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('The link is to step 999\u2009999\u2009999.');
  await expect(notices).toContainText('the way there was stopped.');
  const here = await playground.step();
  await notices.getByRole('button', { name: 'Go on' }).click();
  await expect(transport('Stop')).toBeVisible();
  await expect.poll(playground.step).toBeGreaterThan(here);
  await transport('Stop').click();
});

/** Ten megabytes of one letter: a few kilobytes of link. */
const BOMB = deflateSync(Buffer.alloc(10_000_000, 'a'), { level: 9 }).subarray(2, -4).toString('base64url');
const whole = encodeLink(blank('raft 1\ntitle Cut off on its way\nseed 7\nawait leader\ncrash leader\n'));

/** With one letter of its packed scenario replaced by another. */
function changed(link: string): string {
  const place = link.indexOf('&s=') + 20;
  return `${link.slice(0, place)}${link[place] === 'A' ? 'B' : 'A'}${link.slice(place + 1)}`;
}

const BAD: Readonly<Record<string, { readonly hash: string; readonly says: RegExp }>> = {
  'cut off': { hash: whole.slice(0, -9), says: /damaged: its scenario/ },
  changed: { hash: changed(whole), says: /damaged: its scenario/ },
  'of a newer version': { hash: whole.replace('v=1', 'v=2'), says: /newer version of this page/ },
  'too long': { hash: `v=1&t=${'a'.repeat(4 * LIMITS.text)}`, says: /page opens links of up to/ },
  'that inflates to megabytes': { hash: `v=1&s=${BOMB}`, says: /damaged: its scenario cannot be unpacked/ },
  'to a preset that there is none of': { hash: 'v=1&p=no-such', says: /preset "no-such"/ },
  'that is none': { hash: 'hello', says: /names no moment/ },
  'with half an escape': { hash: 'v=1&t=%E0%A4%A', says: /damaged/ },
  'to a billion servers': { hash: 'v=1&t=raft+1%0Anodes+1000000000', says: /line 2, column 7.*0 to 25/i },
  'to an endless script': {
    hash: `v=1&s=${pack('raft 1\nrepeat 1000 { repeat 1000 { repeat 1000 { crash n1 } } }\n')}`,
    says: /line 2.*100,?000/i,
  },
  'to a script that is none': { hash: 'v=1&t=raft+1%0Acrahs+n1', says: /line 2, column 1.*crahs/i },
};

for (const [kind, { hash, says }] of Object.entries(BAD)) {
  test(`a link ${kind} is explained, and one can start afresh`, { tag: '@phone' }, async ({ playground }) => {
    const { page } = playground;
    await page.goto(`./#${hash}`);
    const explanation = page.getByRole('alert');
    await expect(explanation.getByRole('heading')).toHaveText('This link cannot be opened');
    await expect(explanation).toContainText(says);
    await explanation.getByRole('button', { name: 'Start afresh' }).click();
    await expect(playground.node('n5')).toBeVisible();
    await playground.atStep(0);
    expect(new URL(page.url()).hash).toBe('');
  });
}

test('the text of a link that has an error can be mended', { tag: '@phone' }, async ({ playground }) => {
  const { page } = playground;
  await page.goto('./#v=1&t=raft+1%0Anodes+3%0Acrahs+n1');
  await page.getByRole('alert').getByRole('button', { name: 'Edit this text' }).click();
  const text = page.getByRole('textbox', { name: 'Scenario text' });
  await expect(text).toHaveValue('raft 1\nnodes 3\ncrahs n1');
  await expect(page.getByRole('tabpanel', { name: 'Scenario' })).toContainText('line 3, column 1');
  await text.fill('raft 1\nnodes 3\ncrash n1');
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.locator('[data-node][data-role]')).toHaveCount(3);
  expect(new URL(page.url()).hash).toBe('');
});

test('a bad link in the place of a good one explains itself, too, and back is back', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#v=1&p=first-election&at=9.202');
  await page.evaluate(() => {
    location.hash = 'v=1&p=no-such';
  });
  await expect(page.getByRole('alert')).toContainText('preset "no-such"');
  await page.goBack();
  await playground.atStep(9);
  await expect(playground.node('n1')).toBeVisible();
});

/** Every place that a stranger's text can reach: title, caption, key, value. */
const MARKUP = '<img src=x onerror=globalThis.broken=1><script>globalThis.broken=1</script>';
const HOSTILE = `raft 1
title ${MARKUP}
seed 7
timeout n1
await leader n1
call c1 put "${MARKUP}" "${MARKUP}"
await answered
note ${MARKUP}
wait 10
`;

test('markup in a link is shown as it is written, and is nothing else', async ({ playground }) => {
  const { page } = playground;
  await playground.open(`#${encodeLink(blank(HOSTILE))}`);
  await playground.command('To the next commit');
  for (const tab of ['Clients', 'History', 'Checks', 'Scenario', 'Logs']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tabpanel', { name: tab })).not.toBeEmpty();
  }
  await expect(page.getByText(MARKUP).first()).toBeVisible();
  expect(await page.locator('img, body script:not([src])').count()).toBe(0);
  expect(await page.evaluate(() => 'broken' in globalThis)).toBe(false);
});
