import { ORPCError } from '@orpc/client';
import { failureSchema } from '../../../contract/base.ts';

/** What the core said no to. */
export type CoreRefusal = {
  readonly code: string;
  /** Which answer, if one. */
  readonly field: string | undefined;
  /** In French. */
  readonly sentence: string;
};

/** The refusal that an error carries; undefined where it is a line that broke, and nobody knows what became of it. */
export function refusalIn(error: unknown): CoreRefusal | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return undefined;
  const read = failureSchema.safeParse(error.data);
  return read.success
    ? { code: read.data.code, field: read.data.field, sentence: error.message }
    : { code: '', field: undefined, sentence: error.message };
}
