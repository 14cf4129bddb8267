import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the component sheet for those who work on the look; it is no part of the product. From the project root:
 * `node run.mjs node_modules/vite/bin/vite.js build -c src/renderer/gallery/vite.config.ts` → out/gallery.
 */
// biome-ignore lint/style/noDefaultExport: Vite reads nothing but the default export of a configuration.
export default defineConfig({
  root: 'src/renderer/gallery',
  base: './',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: '../../../out/gallery',
    emptyOutDir: true,
    rolldownOptions: { input: 'src/renderer/gallery/gallery.html' },
  },
});
