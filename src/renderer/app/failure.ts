import { ORPCError } from '@orpc/client';
import { failureSchema } from '../../contract/base.ts';
import { i18n } from '../i18n/i18n.ts';

/** What went wrong, in words a clerk can act on. */
export type FailureInWords = {
  readonly title: string;
  readonly kept: string | undefined;
  readonly next: string | undefined;
  readonly code: string;
  /** Field of the form concerned. */
  readonly field: string | undefined;
  /** Seconds before it may be tried again. */
  readonly waitSeconds: number | undefined;
};

/** Reads any thrown value: a refusal of the core keeps its own sentence, a lost connection and the rest get one. */
export function failureInWords(error: unknown): FailureInWords {
  if (error instanceof ORPCError && error.code === 'REFUSED') {
    const read = failureSchema.safeParse(error.data);
    if (read.success) {
      const { code, field, kept, next, waitSeconds } = read.data;
      return { title: error.message, kept, next, code, field, waitSeconds };
    }
  }
  if (error instanceof ORPCError && error.code === 'FORBIDDEN') {
    return { ...NOTHING, title: error.message, code: 'SES-403' };
  }
  const t = i18n.t;
  return {
    ...NOTHING,
    title: t('app.failure.title'),
    kept: t('app.failure.kept'),
    next: t('app.failure.next'),
    code: error instanceof ORPCError ? 'LIEN-400' : 'ECR-500',
  };
}

const NOTHING = { kept: undefined, next: undefined, field: undefined, waitSeconds: undefined };
