import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The host loads the built files from its own bundle, so every address is relative,
// and the dev server keeps one port because tauri.conf.json names it.
export default defineConfig({
  base: './',
  plugins: [react()],
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
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }, { name: 'rest' }] },
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
