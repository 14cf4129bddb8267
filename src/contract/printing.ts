import { z } from 'zod';
import { command, effect, query, STAFF } from './base.ts';
import { accountKeySchema, commandIdSchema, instantSchema } from './values.ts';

export const PAPER_FORMATS = ['a4', '80mm'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** A printer this post can reach, as the system or the settings name it. */
export const printerSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** `system`: a queue of the system (CUPS, Windows); `escpos`: an 80 mm printer on the network. */
  kind: z.enum(['system', 'escpos']),
  formats: z.array(z.enum(PAPER_FORMATS)),
  ready: z.boolean(),
  /** In words: "Prête", "En pause", "Injoignable". */
  state: z.string(),
});
export type Printer = z.infer<typeof printerSchema>;

export const printJobSchema = z.strictObject({
  id: commandIdSchema,
  title: z.string(),
  number: z.string().nullable(),
  account: accountKeySchema.nullable(),
  printer: z.string(),
  printerName: z.string(),
  format: z.enum(PAPER_FORMATS),
  /** 0 the original, then the number of the DUPLICATA; null for a test page. */
  copy: z.number().int().nullable(),
  /** `accepted`: the spooler took it, which is all that "imprimé" says. */
  state: z.enum(['sending', 'accepted', 'failed']),
  /** Why it failed and what to do, in French. */
  sentence: z.string().nullable(),
  at: instantSchema,
});
export type PrintJob = z.infer<typeof printJobSchema>;

const bytes = z.strictObject({ name: z.string(), bytes: z.instanceof(Blob) });
const paper = { account: accountKeySchema, id: z.string().max(80), format: z.enum(PAPER_FORMATS) };

export const printingContract = {
  /** Printers in reach; an empty list leaves "Enregistrer le PDF". */
  printers: effect(STAFF).output(
    z.strictObject({
      printers: z.array(printerSchema),
      /** The printer chosen for each format on this post. */
      chosen: z.record(z.enum(PAPER_FORMATS), z.string().nullable()),
    }),
  ),
  choose: command(STAFF)
    .input(z.strictObject({ format: z.enum(PAPER_FORMATS), printer: z.string().max(200).nullable() }))
    .output(z.strictObject({})),
  /** An 80 mm printer on the network: address and port (9100). */
  addNetworkPrinter: command(['responsable', 'administrateur'])
    .input(
      z.strictObject({
        name: z.string().trim().min(1).max(60),
        host: z.string().trim().min(1).max(120),
        port: z.number().int().min(1).max(65_535),
      }),
    )
    .output(z.strictObject({ id: z.string() })),
  removeNetworkPrinter: command(['responsable', 'administrateur'])
    .input(z.strictObject({ id: z.string().max(200) }))
    .output(z.strictObject({})),
  /** The very bytes the next print of this paper would send: the original once, then DUPLICATA with its count. */
  preview: effect(STAFF)
    .input(z.strictObject(paper))
    .output(z.strictObject({ ...bytes.shape, copy: z.number().int() })),
  /** Sends them. A job that fails is kept, with its reason, to be sent again; the paper and its payment are safe. */
  print: effect(STAFF)
    .input(z.strictObject({ ...paper, jobId: commandIdSchema, printer: z.string().max(200) }))
    .output(printJobSchema),
  /** The paper is handed over as a file: it counts as a copy, like a print. */
  save: effect(STAFF)
    .input(z.strictObject({ ...paper, jobId: commandIdSchema }))
    .output(z.strictObject({ ...bytes.shape, copy: z.number().int() })),
  /** The last jobs of this post, newest first. */
  jobs: query(STAFF).output(z.array(printJobSchema)),
  retry: effect(STAFF)
    .input(z.strictObject({ jobId: commandIdSchema, printer: z.string().max(200) }))
    .output(printJobSchema),
  /** Accents, €, every character of French names, rulers: shows that a printer prints right. */
  testPage: effect(STAFF)
    .input(
      z.strictObject({ jobId: commandIdSchema, printer: z.string().max(200), format: z.enum(PAPER_FORMATS) }),
    )
    .output(printJobSchema),
};
