import { create } from 'zustand';
import type { ImportReport } from '../../../contract/import.ts';
import type { CoreClient } from '../../app/core.tsx';
import { useProgress } from '../../app/progress.ts';

type Run = {
  /** Who asked for it: another agent on this post starts with an empty page. */
  readonly agent: string;
  readonly folder: string;
  readonly dryRun: boolean;
};

type ImportRun = {
  readonly run: Run | null;
  readonly running: boolean;
  readonly report: ImportReport | null;
  readonly error: unknown;
  start(client: CoreClient, run: Run): Promise<void>;
};

/** The import asked for last. It goes on, and its report stays, whatever screen is shown meanwhile. */
export const useImportRun = create<ImportRun>()((set, get) => ({
  run: null,
  running: false,
  report: null,
  error: null,
  async start(client, run) {
    if (get().running) return;
    useProgress.getState().end('import');
    set({ run, running: true, report: null, error: null });
    try {
      const { folder, dryRun } = run;
      set({ running: false, report: await client.import.run({ folder, dryRun }) });
    } catch (error) {
      set({ running: false, error });
    }
  },
}));
