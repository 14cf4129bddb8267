import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { writePageList } from './src/start/page-files.ts';

const here = import.meta.dirname;
const source = (path: string) => join(here, 'src', path);

/**
 * Three builds: the Electron door with the core and its workers beside it, the preload, the pages (the counter's and
 * the kiosk's). The loopback door runs from source and takes only the pages.
 */
export default defineConfig({
  main: {
    build: {
      outDir: join(here, 'out/main'),
      emptyOutDir: true,
      // Packages stay packages: the natives find their binaries beside themselves.
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: source('main/index.ts'),
          core: source('core/process.ts'),
          'import-worker': source('core/import/worker.ts'),
          'documents-worker': source('core/documents/worker.ts'),
          'raster-worker': source('core/printing/worker.ts'),
          'sync-worker': source('core/sync/worker.ts'),
          'attachments-worker': source('core/attachments/check/worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: join(here, 'out/preload'),
      emptyOutDir: true,
      // A sandboxed preload is one CommonJS file that requires electron alone.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: source('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    plugins: [
      react(),
      tailwindcss(),
      {
        name: 'page-list',
        writeBundle: ({ dir }: { readonly dir?: string | undefined }) =>
          writePageList(dir ?? join(here, 'out/renderer')),
      },
    ],
    build: {
      outDir: join(here, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      // Everything by its own address: the page's policy takes no data: fonts or scripts.
      assetsInlineLimit: 0,
      // Read from this very machine: one large file costs less than many.
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: {
        input: { index: source('renderer/index.html'), kiosk: source('renderer/kiosk.html') },
      },
    },
  },
});
