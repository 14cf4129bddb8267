import { addMonths, isoDate } from '../../rules/dates.ts';
import type { InsuranceLetter } from '../../rules/insurance/states.ts';
import { requireMeta } from '../database/meta.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { takeNumber } from '../till/numbers.ts';
import type { CertificateReceiptFacts, InsuranceNoticeFacts } from './insurance-facts.ts';
import { issueOrdered, type Ordered, type OrderedPaper } from './ordered-paper.ts';

export type InsurancePaperKind = 'recepisse-attestation' | 'rappel-assurance' | 'mise-en-demeure-assurance';

const TITLES: Readonly<Record<InsurancePaperKind, string>> = {
  'recepisse-attestation': "Récépissé d'attestation d'assurance",
  'rappel-assurance': "Rappel d'assurance",
  'mise-en-demeure-assurance': "Mise en demeure d'assurance",
};

/** The paper that each letter is. */
export const LETTER_PAPERS: Readonly<
  Record<InsuranceLetter, Exclude<InsurancePaperKind, 'recepisse-attestation'>>
> = {
  rappel: 'rappel-assurance',
  'mise-en-demeure': 'mise-en-demeure-assurance',
};

/**
 * Takes the number of a paper before the command that gives it is recorded, because its result names it. The paper
 * itself is issued after the command, in the same transaction.
 */
export function reserveInsurancePaper({ db }: CommandScope, kind: InsurancePaperKind): string {
  return takeNumber(db, requireMeta(db, 'till'), kind);
}

/** The title of a paper to come, as the list of documents shows it. */
export function insurancePaperTitle(kind: InsurancePaperKind): string {
  return TITLES[kind];
}

/**
 * Gives the récépissé of a certificate.
 * @param given `notes`: what is odd about it, each in a sentence; `sentence`: whether it counts at once
 */
export function issueCertificateReceipt(
  scope: CommandScope,
  given: Ordered & {
    readonly certificate: Readonly<CertificateReceiptFacts['certificate']>;
    readonly notes: readonly string[];
    readonly files: readonly { readonly name: string; readonly pages: number }[];
    readonly sentence: string;
  },
): OrderedPaper {
  const { certificate, notes, files, sentence } = given;
  const { insurer, policy, startsOn, endsOn, address } = certificate;
  return issueOrdered(scope, given, TITLES['recepisse-attestation'], (common) => ({
    ...common,
    kind: 'recepisse-attestation',
    // What was typed of a protected address is not printed either (B36).
    certificate: {
      insurer,
      policy,
      startsOn,
      endsOn,
      address: common.dwelling.address === null ? null : address,
    },
    notes: [...notes],
    files: files.map(({ name, pages }) => ({ name, pages })),
    sentence,
  }));
}

/**
 * Gives a letter about insurance. A mise en demeure runs one month from its day.
 * @param given `current`: the last certificate held, null without one
 */
export function issueInsuranceLetter(
  scope: CommandScope,
  given: Ordered & {
    readonly kind: InsuranceLetter;
    readonly current: Readonly<NonNullable<InsuranceNoticeFacts['current']>> | null;
  },
): OrderedPaper {
  const { kind, current } = given;
  const on = localDay(scope.core.ports.clock);
  const held =
    current === null ? null : { insurer: current.insurer, policy: current.policy, endsOn: current.endsOn };
  return issueOrdered(scope, given, TITLES[LETTER_PAPERS[kind]], (common) =>
    kind === 'rappel'
      ? { ...common, kind: 'rappel-assurance', current: held, on }
      : { ...common, kind: 'mise-en-demeure-assurance', current: held, on, until: addMonths(isoDate(on), 1) },
  );
}
