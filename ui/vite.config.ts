import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Fails the build when a part of Mantine is used whose styles src/mantine.css does not import. */
function mantineIsStyled(): Plugin {
  let styles = '';
  return {
    name: 'mantine-is-styled',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('/src/mantine.css')) styles = code;
    },
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((one) =>
        one.type === 'chunk' ? Object.keys(one.modules) : [],
      );
      const part = /@mantine\/core\/esm\/components\/.*\/(\w+)\.module\.mjs$/;
      const parts = ids.flatMap((id) => part.exec(id)?.[1] ?? []);
      const missing = parts.filter((one) => !styles.includes(`/${one}.layer.css`));
      if (parts.length === 0) this.error('No part of Mantine was found in the bundle.');
      if (missing.length > 0) this.error(`src/mantine.css lacks ${missing.join(', ')}.`);
    },
  };
}

/** The article editor and CodeMirror, which no other page needs. */
const isEditor = (id: string) =>
  /\/node_modules\/(@codemirror|@lezer|@marijn|style-mod|w3c-keyname|crelt)\//.test(id) ||
  (id.includes('/features/knowledge/editor/') && !/\/(routes|strings|paths)\.tsx?$/.test(id));

// The host loads the built files from its own bundle, so every address is relative,
// and the dev server keeps one port because tauri.conf.json names it.
export default defineConfig({
  base: './',
  plugins: [react(), mantineIsStyled()],
  clearScreen: false,
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  server: { port: 1420, strictPort: true },
  preview: { port: 1420, strictPort: true },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'safari16',
    // Fonts stay files: the content policy allows none from data addresses.
    assetsInlineLimit: 0,
    // What the first page needs is one script, all the other pages are another that follows once it
    // is drawn: each request costs a turn of the host's loop, and each byte is parsed before a frame.
    // The editor comes when somebody writes.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'] },
            { name: 'rest', test: (id) => !isEditor(id) },
            { name: 'editor' },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1200,
  },
  test: {
    environment: 'jsdom',
    // The tokens are read as they stand, to check their contrast.
    css: { include: /theme\.css/ },
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    restoreMocks: true,
  },
});
