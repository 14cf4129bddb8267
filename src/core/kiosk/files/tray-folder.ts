import { listScans, removeScan } from '../../attachments/scanner.ts';
import type { CoreServices } from '../../procedures/procedures.ts';

/** The newest page laid in the tray since an instant (ISO UTC), never an older one: that would be somebody else's. */
export function newestScan(core: CoreServices, since: string): string | undefined {
  return listScans(core).files.find(({ modifiedAt }) => modifiedAt >= since)?.name;
}

/** Removes what was laid in the tray since an instant (ISO UTC), taken or not. Never fails the end of a visit. */
export function emptyTray(core: CoreServices, since: string): void {
  try {
    for (const { name, modifiedAt } of listScans(core).files) {
      if (modifiedAt >= since) removeScan(core, name, null);
    }
  } catch (error) {
    core.ports.log.error('tray-not-emptied', error);
  }
}
