import { ORPCError } from '@orpc/client';
import { failureSchema } from '../../../contract/base.ts';
import type { TextKey } from './languages.ts';
import { type Translate, useText } from './text.ts';

const WORDS: Readonly<Record<string, TextKey>> = {
  'BOR-SESSION': 'refusals.session',
  'BOR-PREUVE': 'refusals.proof',
  'BOR-IDENTITE': 'refusals.identity',
  'BOR-REFERENCE': 'refusals.reference',
  'BOR-DEUX-FOIS': 'refusals.twice',
  'BOR-GUICHET': 'refusals.counter',
  'BOR-CODE': 'refusals.code',
  'BOR-MOT-DE-PASSE': 'refusals.password',
  'BOR-HORS-LIGNE': 'refusals.offline',
  'BOR-OCCUPE': 'refusals.busy',
  'BOR-MONTANT': 'refusals.amount',
  'BOR-TERMINAL': 'refusals.terminal',
  'BOR-OFFRE': 'refusals.offer',
  'BOR-DEJA': 'refusals.done',
  'BOR-BAC': 'refusals.tray',
  'BOR-CHAMP': 'refusals.field',
  'BOR-DOCUMENT': 'refusals.document',
  'BOR-SORTIE': 'refusals.exit',
  'BOR-BASE': 'refusals.base',
};

export type RefusalInWords = {
  readonly sentence: string;
  readonly code: string;
  /** Field of the input concerned. */
  readonly field: string | undefined;
  readonly waitSeconds: number | undefined;
};

/** Any thrown value in the visitor's language; the core's French sentence where a code is not known here. */
export function refusalInWords(error: unknown, t: Translate): RefusalInWords {
  const read =
    error instanceof ORPCError && error.code === 'REFUSED' ? failureSchema.safeParse(error.data) : undefined;
  if (!(error instanceof ORPCError) || read?.success !== true) {
    const gone = error instanceof ORPCError && error.code === 'FORBIDDEN';
    return {
      sentence: t(gone ? 'refusals.session' : 'refusals.line'),
      code: gone ? 'BOR-SESSION' : 'LIEN-400',
      field: undefined,
      waitSeconds: undefined,
    };
  }
  const { code, field, waitSeconds } = read.data;
  const words = WORDS[code];
  const sentence =
    code === 'BOR-ATTENTE' && waitSeconds !== undefined
      ? waitInWords(waitSeconds, t)
      : words === undefined
        ? error.message
        : t(words);
  return { sentence, code, field, waitSeconds };
}

function waitInWords(seconds: number, t: Translate): string {
  return seconds < 90
    ? t('refusals.wait', { count: seconds })
    : t('refusals.waitMinutes', { count: Math.ceil(seconds / 60) });
}

/** Turns what was thrown into words: `refusal(error).sentence`. */
export function useRefusal(): (error: unknown) => RefusalInWords {
  const t = useText();
  return (error) => refusalInWords(error, t);
}
