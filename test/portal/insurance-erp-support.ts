import { answerRequest } from '../../src/portal/requests/answer.ts';
import { asAgency } from '../../src/portal/store/scope.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import { changedErp, type ErpFiles } from '../support/erp-folder.ts';
import { type ErpPortal, NOW, query } from './erp-support.ts';
import { requestCommand } from './insurance-support.ts';
import { giveSpaces } from './mail-support.ts';

/** A lease of the small landlord, and how its reference is printed. */
export const ELODIE = '0030020788';
export const REFERENCE = '0030020788B';

export const madeAt = (seq: number, incarnation = 'i', series = 'G2A') => ({ incarnation, seq, series });

/** The small landlord with more requests. */
export function requests(...lines: readonly string[]): ErpFiles {
  return changedErp('demandes', (all) => [...all, ...lines]);
}

/** The small landlord with more certificates. */
export function certificates(...lines: readonly string[]): ErpFiles {
  return changedErp('assurances', (all) => [...all, ...lines]);
}

/** Her space, whose e-mail she has answered from, with her consent to be told. */
export function tellElodie({ database }: ErpPortal): Promise<void> {
  return giveSpaces(database, [
    {
      ...{ person: 'code:P1', account: ELODIE, feed: 'AG1', email: 'elodie@exemple.example' },
      consents: ['notifications'],
    },
  ]);
}

export async function mailKinds({ database }: ErpPortal): Promise<readonly string[]> {
  const rows = await query<{ kind: string }>(database, 'SELECT kind FROM mail ORDER BY made_at, kind');
  return rows.map(({ kind }) => kind);
}

/** The staff moves a request on. */
export function answerAt(
  { database }: ErpPortal,
  id: string,
  version: number,
  state: 'prise-en-charge' | 'planifiee',
) {
  return asAgency(database, 'AG1', (tx) =>
    answerRequest(tx, {
      ...{ id, version, text: null, state, dueOn: null, author: 'Nadia Perrin' },
      ...{ at: new Date(NOW), doneOn: '2026-11-20' },
    }),
  );
}

export function closeCommand(seq: number, request: string, version: number): WireCommand {
  const payload = { version, reason: 'resolue', comment: '' };
  return requestCommand(madeAt(seq), 'close', { account: ELODIE, request }, payload);
}
