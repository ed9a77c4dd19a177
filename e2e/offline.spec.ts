// The page without its server. Under a name of its own, as on 127.0.0.1 no service worker is started.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const READS_A_BOOK = `#v=1&t=${encodeURIComponent('raft 1\njob wordcount\n')}`;

const named = (baseURL: string | undefined) => String(baseURL).replace('127.0.0.1', 'raft.localhost');

/** The addresses of what is kept. */
async function kept(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(opened.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => url);
  });
}

const isBook = (url: string) => /\/data-[\w-]+\.js$/.test(url);
const isLarge = (url: string) => isBook(url) || url.endsWith('.wasm');

test('opens without a network once it has been visited', async ({ playground, baseURL, context }) => {
  const { page } = playground;
  await page.goto(named(baseURL));
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await context.setOffline(true);
  await page.goto(named(baseURL));
  await expect(playground.node('n1')).toBeVisible();
});

test('keeps a book once it has been read, and not before', async ({ playground, baseURL, context }) => {
  const { page } = playground;
  await page.goto(named(baseURL));
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const first = await kept(page);
  expect(first.length).toBeGreaterThan(40);
  expect(first.filter(isLarge)).toEqual([]);

  await page.goto(named(baseURL) + READS_A_BOOK);
  await expect(playground.node('w1')).toBeVisible();
  await expect.poll(async () => (await kept(page)).filter(isBook).length).toBe(1);

  await context.setOffline(true);
  await page.reload();
  await expect(playground.node('w1')).toBeVisible();
  await expect(page.getByText('The job cannot begin.')).toHaveCount(0);
});

test('keeps a book that a first visit has read before anything could be kept', async ({ playground, baseURL }) => {
  const { page } = playground;
  await page.goto(named(baseURL) + READS_A_BOOK);
  await expect(playground.node('w1')).toBeVisible();
  await expect.poll(async () => (await kept(page)).filter(isBook).length).toBe(1);
});
