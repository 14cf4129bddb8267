import { useQuery } from '@tanstack/react-query';
import type { RecordedPayment } from '../../../contract/payments.ts';
import { useCore } from '../../app/core.tsx';

/** A paper to give to the payer. */
export type HandedPaper = {
  readonly account: string;
  readonly number: string;
  readonly title: string;
  /** `acte`: of another act than a payment. */
  readonly kind: 'quittance' | 'recu' | 'acte';
};

/** The papers of one account of the act. */
export type PaperGroup = {
  readonly account: string;
  /** Whose; null where there is one account only. */
  readonly name: string | null;
  readonly papers: readonly HandedPaper[];
};

/** One account of a recorded act. */
export type RecordedPart = Omit<RecordedPayment, 'others'>;

export function partsOf(payment: RecordedPayment): readonly RecordedPart[] {
  return [payment, ...payment.others];
}

export function handedPapers({ account, papers }: RecordedPart): readonly HandedPaper[] {
  return papers.map(({ number, title, kind }) => ({ account, number, title, kind }));
}

/** The id under which the documents of an account hold a numbered paper; undefined until they are read. */
export function usePaperId({ account, number }: HandedPaper): string | undefined {
  const { ask } = useCore();
  const list = useQuery(ask.documents.list.queryOptions({ input: { account } }));
  return list.data?.find((row) => row.origin === 'issued' && row.number === number)?.id;
}

/** The real PDF of a paper just issued; the core draws it at its first reading. */
export function usePaperFile(paper: HandedPaper) {
  const { ask } = useCore();
  const id = usePaperId(paper);
  return useQuery(
    ask.documents.read.queryOptions({
      input: { account: paper.account, id: id ?? '' },
      enabled: id !== undefined,
      gcTime: 0,
      structuralSharing: false,
      // The bytes of a paper never change: reading them again would draw it again under the eyes.
      staleTime: 'static',
    }),
  );
}
