import type { ErpMandate } from '../../src/rules/direct-debit/counting.ts';
import type { MandateSeen } from '../../src/rules/direct-debit/states.ts';
import type { LeaseSpec } from './account-rows.ts';
import type { TestClient, TestCore } from './open-test-core.ts';
import { actId } from './payment-acts.ts';
import { ELODIE, HOME, YANN } from './registration-acts.ts';

type Debit = TestClient['directDebit'];
export type SubscribeInput = Parameters<Debit['subscribe']>[0];

/** Invented accounts whose keys hold (domain.md §D). */
export const FIRST_IBAN = 'FR76 3000 6000 0112 3456 7890 189';
export const FIRST_MASK = 'FR76 •••• •••• •••• •••• ••••\u00a0189';
export const OTHER_IBAN = 'FR33 9999 9000 0100 0001 2345 A11';
export const OTHER_MASK = 'FR33 •••• •••• •••• •••• ••••\u00a0A11';
export const BELGIAN_IBAN = 'BE65 9990 0001 2396';

export const NOTHING_SEEN: MandateSeen = { rum: null, maskedIban: null, day: null, state: null };
export const DEBITED: LeaseSpec = { key: HOME, people: [ELODIE, YANN] };
export const DEBTOR = { name: 'LE GALL Élodie', lines: ['14 rue des Bleuets', '28000 Chartres'] };

/** What a form sends of the mandate it began with. */
export async function seenIn(client: TestClient, account = HOME): Promise<MandateSeen> {
  return (await client.directDebit.account({ account })).seen;
}

/** A mandate as the screen sends it: nothing was there before, and C'Chartres offers the 8. */
export function subscribing(more: Partial<SubscribeInput> = {}): SubscribeInput {
  return {
    commandId: actId(),
    account: HOME,
    seen: NOTHING_SEEN,
    iban: FIRST_IBAN,
    bic: null,
    day: 8,
    debtor: DEBTOR,
    supersedes: null,
    ...more,
  };
}

type Rest<Act extends 'changeAccount' | 'changeDay' | 'sign' | 'revoke'> = Parameters<Debit[Act]>[0];

export function changingAccount(
  seen: MandateSeen,
  more: Partial<Rest<'changeAccount'>> = {},
): Rest<'changeAccount'> {
  const { day: _day, ...rest } = subscribing({ iban: OTHER_IBAN });
  return { ...rest, seen, ...more };
}

export function changingDay(
  seen: MandateSeen,
  day: number,
  more: Partial<Rest<'changeDay'>> = {},
): Rest<'changeDay'> {
  return { commandId: actId(), account: HOME, seen, day, supersedes: null, ...more };
}

/** Signed on the base's day, 17 November 2026; the original goes to the landlord. */
export function signing(seen: MandateSeen, more: Partial<Rest<'sign'>> = {}): Rest<'sign'> {
  return {
    commandId: actId(),
    account: HOME,
    seen,
    signedOn: '2026-11-17',
    files: [],
    originalKept: true,
    ...more,
  };
}

export function revoking(seen: MandateSeen, more: Partial<Rest<'revoke'>> = {}): Rest<'revoke'> {
  return {
    commandId: actId(),
    account: HOME,
    seen,
    reason: 'demande-locataire',
    comment: '',
    wordsKept: false,
    ...more,
  };
}

export const ERP_MANDATE: ErpMandate = {
  rum: 'RUM00300207881',
  maskedIban: 'FR76 •••• •••• •••• •••• •••• 003',
  day: 8,
  signedOn: '2016-05-12',
  lastCollectedOn: '2026-10-08',
};

/** What the ERP's file says of the mandate of an account; null: that there is none. */
export function erpSays(core: TestCore, word: Partial<ErpMandate> | null = {}, account = HOME): void {
  const said = word === null ? null : { ...ERP_MANDATE, ...word };
  core.db
    .prepare(
      `UPDATE lease SET rum = @rum, masked_iban = @maskedIban, debit_day = @day, mandate_on = @signedOn,
         mandate_last_on = @lastCollectedOn WHERE key = @account`,
    )
    .run({ ...(said ?? NO_MANDATE), account });
}

const NO_MANDATE = { rum: null, maskedIban: null, day: null, signedOn: null, lastCollectedOn: null };

/** What the portal tells of a mandate. */
export function toldMandate(rum: string, more: Record<string, unknown> = {}, account = HOME) {
  return {
    kind: 'mandat',
    key: rum,
    op: 'put' as const,
    absentSince: null,
    content: {
      rum,
      account,
      state: 'a_signer',
      maskedIban: FIRST_MASK,
      bic: null,
      debtor: 'LE GALL Élodie',
      day: 8,
      createdOn: '2026-11-16',
      signedOn: null,
      lastCollectedOn: null,
      revokedOn: null,
      fromErp: false,
      files: [],
      seen: { rum: null, maskedIban: null, day: null },
      place: 1,
      ...more,
    },
  };
}
