// The page without its server. Under a name of its own, as on 127.0.0.1 no service worker is started.
import { expect, test } from './fixtures.ts';

test('opens without a network once it has been visited', async ({ playground, baseURL, context }) => {
  const { page } = playground;
  const address = String(baseURL).replace('127.0.0.1', 'raft.localhost');
  await page.goto(address);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await context.setOffline(true);
  await page.goto(address);
  await expect(playground.node('n1')).toBeVisible();
});
