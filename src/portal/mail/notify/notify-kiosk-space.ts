import { emailKey } from '../../../rules/registrations/email.ts';
import type { Placing } from '../../acts/placing.ts';
import { standingPart } from '../../dossier/standing.ts';
import { fullName, personNames } from '../../spaces/logins.ts';
import { tenantDesk } from '../../spaces/tenant-desk.ts';
import { plainText } from '../../store/plain-text.ts';
import { reachingPast } from '../../store/scope.ts';
import { queueMail } from '../queue-mail.ts';

/**
 * Tells the address already on file that a space was asked for at a kiosk, where nobody looked at a paper. Not the
 * address typed there, which gets its own link.
 */
export function notifyKioskSpace({ tx, command, accountFeed, at }: Placing): Promise<void> {
  return reachingPast(tx, async () => {
    const { person, email } = command.payload as { readonly person?: unknown; readonly email?: unknown };
    const account = plainText(command.account ?? '');
    if (typeof person !== 'string' || accountFeed === undefined) return;
    const held = await standingPart(tx, account, 'coordonnees', person);
    const recipient = held?.email?.trim() ?? '';
    if (recipient === '') return;
    if (typeof email === 'string' && emailKey(email) === emailKey(recipient)) return;
    await queueMail(tx, {
      facts: { kind: 'kiosk-space' },
      desk: await tenantDesk(tx),
      recipient,
      name: fullName(await personNames(tx, person)),
      person,
      account,
      feed: accountFeed,
      about: `borne espace ${command.id.toLowerCase()}`,
      at,
    });
  });
}
