// The built page in a real Chromium, for what is measured there.
import { existsSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { built } from './dist.ts';

const CHROMIUM = process.env.CHROME_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);

/** Builds and serves the page, hands an empty page and the address to what measures, and ends both whatever comes of it. */
export async function onPage<T>(measure: (page: Page, address: string) => Promise<T>): Promise<T> {
  await built();
  const server = await preview({ logLevel: 'silent', preview: { port: 5391, host: '127.0.0.1', strictPort: false } });
  const browser = await chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const [address = ''] = server.resolvedUrls?.local ?? [];
    return await measure(page, address);
  } finally {
    await browser.close();
    await server.close();
  }
}
