import { randomUUID } from 'node:crypto';
import { maskIban } from '../../src/rules/direct-debit/mandate.ts';
import type { MandateSeen, RevocationReason } from '../../src/rules/direct-debit/states.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import { commandOf, type Made, numberOf } from './store-commands.ts';

/** Invented accounts whose keys hold (domain.md §D). */
export const IBAN = 'FR7630006000011234567890189';
export const OTHER_IBAN = 'FR3399999000010000012345A11';
export const MASK = maskIban(IBAN);
export const OTHER_MASK = maskIban(OTHER_IBAN);

export const NOTHING_SEEN: MandateSeen = { rum: null, maskedIban: null, day: null, state: null };

type Whose = {
  readonly account: string;
  readonly seen?: MandateSeen;
  readonly dependsOn?: readonly string[];
};

const TITLE = 'Mandat de prélèvement SEPA';

/** A mandate as `direct-debit.subscribe` writes it: its reference is the number of its paper. */
export function subscribeCommand(
  made: Made,
  said: Whose & { readonly iban?: string; readonly day?: number | null; readonly debtor?: string },
): WireCommand {
  const { account, seen = NOTHING_SEEN, iban = IBAN, day = 8, debtor = 'LE GALL Élodie' } = said;
  const number = numberOf(made, 'B-');
  return commandOf(made, {
    id: randomUUID(),
    type: 'direct-debit.subscribe',
    account,
    payload: {
      ...{ rum: number, iban, maskedIban: maskIban(iban), bic: null, day },
      ...{ debtor: { name: debtor, lines: ['14 rue des Bleuets'] }, seen },
    },
    result: { number, title: TITLE },
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

export function accountCommand(
  made: Made,
  said: Whose & { readonly rum: string; readonly iban?: string },
): WireCommand {
  const { account, seen = NOTHING_SEEN, rum, iban = OTHER_IBAN } = said;
  return commandOf(made, {
    id: randomUUID(),
    type: 'direct-debit.account',
    account,
    payload: {
      ...{
        rum,
        iban,
        maskedIban: maskIban(iban),
        bic: null,
        debtor: { name: 'LE GALL Élodie', lines: [] },
        seen,
      },
    },
    result: { number: numberOf(made, 'B-'), title: TITLE },
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

export function dayCommand(
  made: Made,
  said: Whose & { readonly rum: string; readonly day: number },
): WireCommand {
  const { account, seen = NOTHING_SEEN, rum, day } = said;
  return commandOf(made, {
    id: randomUUID(),
    type: 'direct-debit.day',
    account,
    payload: { rum, day, seen },
    result: { number: numberOf(made, 'K-'), title: 'Récépissé' },
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

export function signCommand(
  made: Made,
  said: Whose & { readonly rum: string; readonly files?: readonly object[]; readonly signedOn?: string },
): WireCommand {
  const { account, rum, files = [], signedOn = '2026-11-17' } = said;
  return commandOf(made, {
    id: randomUUID(),
    type: 'direct-debit.sign',
    account,
    payload: { rum, signedOn, originalKept: files.length === 0, files },
    result: {},
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

export function revokeCommand(
  made: Made,
  said: Whose & { readonly rum: string; readonly reason?: RevocationReason },
): WireCommand {
  const { account, rum, reason = 'demande-locataire' } = said;
  return commandOf(made, {
    id: randomUUID(),
    type: 'direct-debit.revoke',
    account,
    payload: { rum, reason, comment: '' },
    result: { number: numberOf(made, 'K-'), title: 'Récépissé' },
    dependsOn: [...(said.dependsOn ?? [])],
  });
}
