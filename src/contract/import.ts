import { z } from 'zod';
import { effect } from './base.ts';

export const importFaultSchema = z.strictObject({
  file: z.string(),
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
});
export const importReportSchema = z.strictObject({
  applied: z.boolean(),
  dryRun: z.boolean(),
  /** Why the whole set was refused, or null. */
  refused: z.string().nullable(),
  files: z.array(
    z.strictObject({
      file: z.string(),
      rows: z.number().int(),
      added: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
      absent: z.number().int(),
      faults: z.number().int(),
    }),
  ),
  faults: z.array(importFaultSchema),
  /** Faults beyond those listed. */
  moreFaults: z.number().int(),
  unknownColumns: z.array(z.strictObject({ file: z.string(), column: z.string() })),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importContract = {
  /** Administration → Importer. `folder`: a path on this device. */
  run: effect(['administrateur'])
    .input(z.strictObject({ folder: z.string().min(1).max(1000), dryRun: z.boolean() }))
    .output(importReportSchema),
};
