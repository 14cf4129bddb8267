import { landlordProfile } from '../../src/portal/erp/landlord-rule.ts';
import { type MailFacts, queueMail } from '../../src/portal/mail/queue-mail.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { MailState } from '../../src/portal/store/tables.ts';
import { giveSpaces } from './mail-support.ts';

type Seeded = {
  readonly facts: MailFacts;
  readonly to: string;
  readonly feed?: string;
  readonly state?: MailState;
  readonly fault?: string;
};

export const SEEDED_LINK = 'https://portail.bailleur.example/espace/activer?cle=UN-LIEN-A-SUIVRE';

const MAILS: readonly Seeded[] = [
  { facts: { kind: 'activation', link: SEEDED_LINK }, to: 'elodie@locataire.example' },
  { facts: { kind: 'avis', month: '2026-11' }, to: 'jb@locataire.example', state: 'sent' },
  {
    facts: { kind: 'payment', cents: 39_975, on: '2026-11-17', number: 'G2A-000001' },
    to: 'ony.rakotoarimananandriantsoa-tres-long@un-domaine-qui-n-en-finit-pas.example',
    state: 'failed',
    fault: "Le serveur de courrier n'a pas répondu, pendant trois jours",
  },
  {
    facts: { kind: 'certificate-refused', reason: null },
    to: 'faux@locataire.example',
    state: 'bounced',
    fault: "Cette adresse n'existe pas (550 5.1.1)",
  },
  {
    facts: { kind: 'request', number: 'D1', state: 'en_cours', closed: false },
    to: 'nord@locataire.example',
    feed: 'AG2',
  },
  {
    facts: { kind: 'closed' },
    to: 'nord-echec@locataire.example',
    feed: 'AG2',
    state: 'failed',
    fault: 'Message refusé par le serveur (554)',
  },
];

/** Mail of two agencies in every state, and one address to correct. */
export async function seedMail(database: PortalDatabase, landlord: string, now: number): Promise<void> {
  const desk = { profile: landlordProfile(landlord), address: 'https://portail.bailleur.example' };
  await giveSpaces(database, [
    { person: 'code:P2', account: '0030020790', feed: 'AG1', email: 'faux@locataire.example' },
  ]);
  await asLandlord(database, async (tx) => {
    for (const [place, { facts, to, feed = 'AG1', state, fault = null }] of MAILS.entries()) {
      const at = new Date(now - (place + 1) * 3_600_000);
      const whom = { name: 'Élodie LE GALL', person: null, account: null, about: null };
      await queueMail(tx, { facts, desk, recipient: to, feed, at, ...whom });
      if (state === undefined) continue;
      const gone = state === 'sent' || state === 'bounced';
      await tx
        .updateTable('mail')
        .set({
          state,
          fault,
          ...(gone ? { body: null, html: null } : {}),
          ...(state === 'sent' ? { sent_at: at } : {}),
        })
        .where('recipient', '=', to)
        .execute();
    }
    await tx
      .updateTable('tenant_space')
      .set({ bounced_at: new Date(now), bounce_reason: "Cette adresse n'existe pas (5.1.1)" })
      .where('person', '=', 'code:P2')
      .execute();
  });
}
