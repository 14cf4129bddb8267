import { randomBytes, randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { kioskDeskContract } from '../../contract/kiosk-desk.ts';
import { KIOSK_CODE_HOURS, KIOSK_CODE_LENGTH } from '../../rules/kiosk/code.ts';
import { makeVerifier } from '../../rules/kiosk/verifier.ts';
import { CODE_LETTERS } from '../../rules/registrations/activation-code.ts';
import { recordConsultation } from '../accounts/recent.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { sql } from '../database/connection.ts';
import { requireMeta } from '../database/meta.ts';
import { derive } from '../kiosk/derive.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { offDay, spaceView } from '../registrations/spaces.ts';
import { recordCommand } from '../sync/commands.ts';
import { readPortalLink } from '../sync/store/link-state.ts';

type IssueInput = z.infer<NonNullable<(typeof kioskDeskContract.issueCode)['~orpc']['inputSchema']>>;
type Issued = z.infer<NonNullable<(typeof kioskDeskContract.issueCode)['~orpc']['outputSchema']>>;

/**
 * Mints a one-time code for the tenant of an account. The letters leave in this answer alone; what is kept and sent is
 * their verifier.
 * @throws Refusal `BOR-DONNE` when this command already gave its code, `CPT-404`, `BOR-SORTI` once the landlord shuts
 * the services of a tenant who left
 */
export function issueCode(scope: CommandScope, { commandId, account }: IssueInput): Issued {
  const { db, session, core } = scope;
  const { clock } = core.ports;
  if (sql(db, 'SELECT 1 FROM command WHERE id = ?').get(commandId) !== undefined) {
    throw new Refusal('BOR-DONNE', "Ce code a déjà été donné\u202f: il n'est affiché qu'une fois.", {
      next: 'Donnez un autre code.',
    });
  }
  const lease = requireAccount(db, account);
  const view = spaceView(currentProfile(db), clock);
  const off = offDay(lease, view);
  if (off !== null && off <= view.on) {
    throw new Refusal(
      'BOR-SORTI',
      'Ce locataire est sorti depuis trop longtemps\u202f: la borne ne lui est plus ouverte.',
      { kept: "Aucun code n'a été donné.", next: 'Répondez-lui au guichet.' },
    );
  }
  const now = clock.now();
  const code = mintKioskCode();
  const expiresAt = new Date(now + KIOSK_CODE_HOURS * 3_600_000).toISOString();
  const verifier = makeVerifier('code', code, randomBytes(16).toString('hex'), derive);
  recordCommand(
    scope,
    { id: commandId, type: 'kiosk.code', version: 1, account: lease.key, payload: { verifier, expiresAt } },
    { expiresAt },
  );
  // Who gave a way into an account had it open before him.
  recordConsultation(db, {
    leaseId: lease.id,
    agentId: session.agent().id,
    post: requireMeta(db, 'post'),
    at: new Date(now).toISOString(),
  });
  scope.changed('accounts');
  return { code, expiresAt, kiosks: readPortalLink(db) !== undefined };
}

function mintKioskCode(): string {
  return Array.from({ length: KIOSK_CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join(
    '',
  );
}
