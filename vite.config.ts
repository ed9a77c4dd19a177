// How the page is built and how its unit tests run.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './scripts/build/contentSecurityPolicy.ts';
import { firstScenario } from './scripts/build/firstScenario.ts';
import { offline } from './scripts/build/offline.ts';
import { preload } from './scripts/build/preload.ts';

/** The views of the first screen, and the keys that act upon them. */
const FIRST_VIEWS = [
  'actions/Keys.tsx',
  'timeline/Timeline.tsx',
  'stage/Stage.tsx',
  'logs/Logs.tsx',
  'inspector/Inspector.tsx',
  'events/Events.tsx',
];
/** What holds them where there is room for all. */
const WIDE_PAGE = 'ui/DeskMain.tsx';

export default defineConfig({
  // Relative addresses: the build works from any sub-path.
  base: './',
  plugins: [react(), firstScenario(), contentSecurityPolicy(), preload([...FIRST_VIEWS, WIDE_PAGE]), offline()],
  worker: { format: 'es' },
  // It looks for its WebAssembly beside itself, which bundling for `vite dev` would move away.
  optimizeDeps: { exclude: ['@jitl/quickjs-wasmfile-release-sync'] },
  build: {
    target: 'es2023',
    // No data: addresses, which the policy would refuse for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // A few files that compress well, in place of one for every set of views that share a module. The panels of a wide
        // page stay apart: a phone need not load them.
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], priority: 2 },
            { name: 'screen', test: (id) => FIRST_VIEWS.some((view) => id.endsWith(view)), priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
    // The files under test are pure: a worker of its own for each test file would only cost time.
    isolate: false,
    // A lab or a property test of 500 cases takes seconds, and a minute on two cores with twenty others at work.
    testTimeout: 180_000,
  },
});
