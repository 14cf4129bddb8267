import { isContractProcedure } from '@orpc/contract';
import type { ProcedureMeta } from '../../../src/contract/base.ts';
import { contract } from '../../../src/contract/contract.ts';
import type { KioskLevel } from '../../../src/rules/kiosk/levels.ts';

export type Needed = KioskLevel | 'nobody';

type Row = {
  /** How far somebody must have been let in. */
  readonly needs: Needed;
  /** A call that is well formed; `id` mints what a screen would. */
  readonly input?: (id: () => string) => unknown;
};

const PAGE = { name: 'page.jpg', size: 1_000 };

/**
 * All that a kiosk's port may ask, written here by hand: what the contract opens besides is an error, whoever opened it.
 * Called with a well-formed input by somebody let in less far, each refuses without looking.
 */
export const ANSWERED: Readonly<Record<string, Row>> = {
  'kiosk.station.status': { needs: 'nobody' },
  'kiosk.station.stay': { needs: 'nobody' },
  'kiosk.station.finish': { needs: 'nobody' },
  'kiosk.station.help': { needs: 'nobody', input: (id) => ({ commandId: id() }) },
  'kiosk.station.leave': { needs: 'nobody', input: () => ({ code: '000000' }) },
  'kiosk.identity.identify': {
    needs: 'nobody',
    input: () => ({ reference: '0030020999Z', birth: '01/01/1970', lastName: null, firstName: null }),
  },
  'kiosk.identity.identifyToPay': {
    needs: 'nobody',
    input: () => ({ reference: '0030020999Z', again: '0030020998Z' }),
  },
  'kiosk.identity.proofs': { needs: 'pay' },
  'kiosk.identity.useCode': { needs: 'little', input: () => ({ code: 'ABCD-EFGH' }) },
  'kiosk.identity.usePassword': { needs: 'little', input: () => ({ password: 'mot de passe' }) },
  'kiosk.money.balance': { needs: 'full' },
  'kiosk.money.printBalance': { needs: 'full', input: (id) => ({ jobId: id() }) },
  'kiosk.money.payable': { needs: 'pay' },
  'kiosk.money.pay': {
    needs: 'pay',
    input: (id) => ({ commandId: id(), amountCents: 1_234, months: [] }),
  },
  'kiosk.money.paymentState': { needs: 'pay', input: (id) => ({ commandId: id() }) },
  'kiosk.money.cancelPayment': { needs: 'pay', input: (id) => ({ commandId: id() }) },
  'kiosk.documents.list': { needs: 'full' },
  'kiosk.documents.read': { needs: 'full', input: () => ({ id: 'D1' }) },
  'kiosk.documents.print': { needs: 'full', input: (id) => ({ id: 'D1', jobId: id() }) },
  'kiosk.documents.library': { needs: 'nobody' },
  'kiosk.documents.readLibrary': { needs: 'nobody', input: () => ({ item: 'guide' }) },
  'kiosk.documents.contacts': { needs: 'nobody' },
  'kiosk.files.begin': { needs: 'little', input: () => PAGE },
  'kiosk.files.append': {
    needs: 'little',
    input: (id) => ({ upload: id(), offset: 0, bytes: new Blob(['x']) }),
  },
  'kiosk.files.finish': { needs: 'little', input: (id) => ({ upload: id() }) },
  'kiosk.files.drop': { needs: 'little', input: (id) => ({ upload: id(), sha256: null }) },
  'kiosk.files.tray': { needs: 'little' },
  'kiosk.acts.insurance': { needs: 'little' },
  'kiosk.acts.sendCertificate': {
    needs: 'little',
    input: (id) => ({
      commandId: id(),
      insurer: 'Mutuelle des Lilas',
      policy: 'HAB-1',
      startsOn: '2026-11-01',
      endsOn: '2027-10-31',
      files: [],
    }),
  },
  'kiosk.acts.requestTree': { needs: 'little' },
  'kiosk.acts.openRequest': {
    needs: 'little',
    input: (id) => ({
      commandId: id(),
      place: 'logement',
      motive: 'inconnu',
      description: 'Le robinet goutte.',
      phone: null,
      availability: [],
      files: [],
    }),
  },
  'kiosk.acts.changeContact': {
    needs: 'full',
    input: (id) => ({
      commandId: id(),
      phone1: '06 39 98 00 01',
      phone2: null,
      email: null,
      emailAgain: null,
    }),
  },
  'kiosk.acts.space': { needs: 'little' },
  'kiosk.acts.openSpace': {
    needs: 'little',
    input: (id) => ({
      commandId: id(),
      lastName: 'PERSONNE',
      firstName: 'Aucune',
      birth: '01/01/1970',
      email: null,
      emailAgain: null,
      legalVersion: 'x',
      termsAccepted: true,
      consents: [],
    }),
  },
  'kiosk.acts.debit': { needs: 'full' },
  'kiosk.acts.readIban': { needs: 'full', input: () => ({ text: 'FR76' }) },
  'kiosk.acts.subscribeDebit': {
    needs: 'full',
    input: (id) => ({ commandId: id(), iban: 'FR76', debtor: 'Le titulaire', day: null }),
  },
  'kiosk.acts.changeDebitAccount': {
    needs: 'full',
    input: (id) => ({ commandId: id(), iban: 'FR76', debtor: 'Le titulaire' }),
  },
  'kiosk.acts.changeDebitDay': { needs: 'full', input: (id) => ({ commandId: id(), day: 5 }) },
  'kiosk.printing.printTicket': { needs: 'pay', input: (id) => ({ number: 'B1-000001', jobId: id() }) },
};

export type Declared = {
  readonly name: string;
  readonly path: readonly string[];
  readonly meta: ProcedureMeta;
};

/** Every procedure of the contract, found by walking it. */
export const DECLARED: readonly Declared[] = declaredIn(contract, []);

function declaredIn(node: unknown, path: readonly string[]): Declared[] {
  if (isContractProcedure(node))
    return [{ name: path.join('.'), path, meta: node['~orpc'].meta as ProcedureMeta }];
  return Object.entries(node as object).flatMap(([key, child]) => declaredIn(child, [...path, key]));
}

export function at(node: unknown, path: readonly string[]): unknown {
  return path.reduce((found, key) => (found as Record<string, unknown> | undefined)?.[key], node);
}
