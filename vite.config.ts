// How the page is built and how its unit tests run.
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { offline } from './scripts/offline/offline.ts';

/** What the built page may load: its own files, and nothing from anywhere else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy at the top of the built page. Not in `vite dev`, which styles by inline elements. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Asks for the typefaces at once, and not only when a style sheet has been read that uses them. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml(_, { bundle = {} }) {
      const fonts = Object.keys(bundle).filter((name) => name.endsWith('.woff2'));
      return fonts.map((name) => ({
        tag: 'link',
        attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${name}` },
        injectTo: 'head',
      }));
    },
  };
}

export default defineConfig({
  // Relative addresses: the build works from any sub-path.
  base: './',
  plugins: [react(), contentSecurityPolicy(), preloadFonts(), offline()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // No data: addresses, which the policy would refuse for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
    // The files under test are pure: a worker of its own for each test file would only cost time.
    isolate: false,
    // A property test that runs 500 cases on a busy machine is slow, not stuck.
    testTimeout: 60_000,
  },
});
