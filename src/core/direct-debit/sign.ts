import type { z } from 'zod';
import type { directDebitContract } from '../../contract/direct-debit.ts';
import { wordOf } from '../../rules/direct-debit/counting.ts';
import { nameFiles, requireFiles } from '../attachments/name-files.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { knownAct } from '../registrations/write-act.ts';
import { requireAlive, requireSeen, requireSignature } from './checks.ts';
import { debitDesk } from './desk.ts';
import { type Given, givenOf } from './given.ts';
import { refuse } from './refusals.ts';
import { writeAct } from './write-act.ts';

type SignInput = z.infer<NonNullable<(typeof directDebitContract.sign)['~orpc']['inputSchema']>>;

/**
 * "Déposer le mandat signé": its scan, or word that the original goes to the landlord, who keeps it (domain.md B24).
 * @throws Refusal `PRL-…`; `FIC-PERDU` where a file is no longer here
 */
export function signMandate(scope: CommandScope, input: SignInput): Given {
  const { db, core } = scope;
  const { commandId, account, signedOn, files, originalKept, seen } = input;
  const payload = { rum: seen.rum, signedOn, originalKept, files };
  if (knownAct(db, commandId, account, payload) !== undefined)
    return givenOf(scope, account, seen.rum ?? '', []);

  const desk = debitDesk(core, db, account);
  const { lease, erp } = desk;
  requireSeen(desk, seen);
  const mandate = requireAlive(desk);
  if (mandate.state !== 'a_signer') {
    refuse('PRL-SIGNE', `Le mandat ${mandate.rum} n'attend pas de signature.`, { field: 'seen' });
  }
  requireSignature(desk, mandate, signedOn);
  if (files.length === 0 && !originalKept) {
    refuse('PRL-PREUVE', 'Rien ne prouve la signature\u202f: ni fichier, ni original transmis.', {
      field: 'files',
      next: "Numérisez le mandat signé, ou cochez que l'original est transmis au bailleur.",
    });
  }
  requireFiles(db, files);
  const { rum } = mandate;
  const body = { act: 'sign', signedOn, originalKept, files, seen, base: wordOf(erp) } as const;
  writeAct(scope, { commandId, lease, rum, body, payload, result: {}, supersedes: null });
  nameFiles(scope, { owner: 'mandate', ownerId: rum, lease: lease.id, commandId, files });
  return givenOf(scope, account, rum, []);
}
