// The end-to-end tests: the built page, in a real Chromium, on a desktop and on a phone.
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.E2E_PORT ?? 4173);
const address = `http://127.0.0.1:${port}/`;
const preview = `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`;

// CHROME_PATH, else the system's Chromium, else Playwright's own.
const chromium = process.env.CHROME_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes the second time has found a defect, of the page or of its own.
  retries: 0,
  workers: 2,
  // For two cores that others use, too: there the longest test takes half of it.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: address,
    trace: 'retain-on-failure',
    video: 'off',
    colorScheme: 'dark',
    // Nothing plays until a test says so.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', grepInvert: /@phone-only/, use: { viewport: { width: 1280, height: 720 } } },
    // Only what says so runs on the phone: tag a test `@phone` for both, `@phone-only` for this one.
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
  ],
  webServer: {
    // `npm test` has built the page by then and says so.
    command: process.env.E2E_BUILT ? preview : `npx vite build --logLevel warn && ${preview}`,
    url: address,
    timeout: 120_000,
  },
});
