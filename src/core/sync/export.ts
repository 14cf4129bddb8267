import { meansSchema } from '../../contract/payments.ts';
import { csvAmount, csvFile, csvLine } from '../../exchange/write-csv.ts';
import { assertNever } from '../../rules/brand.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { ACT_PAPER } from './queries.ts';

type UnsentRow = {
  readonly id: string;
  readonly seq: number;
  readonly type: string;
  readonly account: string | null;
  readonly number: string | null;
  readonly cents: number | null;
  readonly mode: string | null;
  /** JSON of the contract's means. */
  readonly means: string | null;
  /** `2026-09 2026-10`. */
  readonly months: string | null;
  readonly on: string | null;
  readonly agent: string;
  readonly post: string;
  readonly at: string;
  readonly state: string;
  readonly reason: string | null;
};

const HEADER = [
  "N° d'ordre",
  'Opération',
  'Numéro',
  'Compte',
  'Mode',
  'Montant',
  'Mois',
  'Moyen de paiement',
  'Jour',
  'Instant (UTC)',
  'Agent',
  'Guichet',
  'État',
  'Motif',
  'Identifiant',
];

const OPERATIONS: Readonly<Record<string, string>> = {
  'payment.record': 'Encaissement',
  'payment.reverse': 'Annulation ou impayé',
  'payment.move': 'Changement de compte',
  'payment.announce': 'Ordre de paiement présenté',
  'documents.statement': 'Relevé de compte',
  'documents.order': 'Document demandé',
  'documents.batch': "Papiers d'un mois",
  'documents.send': 'Document envoyé par e-mail',
  'kiosk.code': 'Code pour la borne',
  'till.open': 'Ouverture de caisse',
  'till.count': 'Comptage de caisse',
  'till.close': 'Clôture de caisse',
  'registration.open': "Inscription à l'espace locataire",
  'registration.renew': "Nouvelle activation de l'espace locataire",
  'registration.email': "Changement d'adresse e-mail de l'espace locataire",
  'registration.consents': "Choix de l'espace locataire",
  'registration.close': "Désinscription de l'espace locataire",
  'registration.suspend': "Suspension de l'espace locataire",
  'registration.resume': "Rétablissement de l'espace locataire",
  'registration.paper': "Papier sur l'espace locataire",
  'insurance.attach': "Attestation d'assurance reçue",
  'insurance.decide': "Décision sur une attestation d'assurance",
  'insurance.letter': "Lettre sur l'assurance du logement",
  'request.open': 'Demande',
  'request.complement': "Complément d'une demande",
  'request.modify': "Modification d'une demande",
  'request.close': "Clôture d'une demande",
  'request.visit': 'Note de visite',
  'dossier.change': 'Changement du dossier',
  'dossier.declare': 'Déclaration de situation',
  'direct-debit.subscribe': 'Mise en place du prélèvement',
  'direct-debit.account': 'Changement de RIB',
  'direct-debit.day': 'Changement du jour de prélèvement',
  'direct-debit.sign': 'Mandat de prélèvement signé',
  'direct-debit.revoke': 'Révocation du mandat de prélèvement',
  'sync.cancel': "Abandon d'une opération refusée",
  'sync.forward': "Transmission d'une opération refusée",
};
const STATES: Readonly<Record<string, string>> = {
  waiting: 'en attente',
  sending: 'en attente',
  refused: 'refusée',
};

/**
 * Every operation that the portal has not taken, oldest first, as a file for a spreadsheet: what is needed to enter it
 * again by hand, and nobody's name but the agent's. `day` is an ISO date.
 */
export function exportUnsent(
  db: ReadableDb,
  day: string,
): { readonly fileName: string; readonly text: string } {
  const lines = unsentRows(db).map((row) =>
    csvLine([
      String(row.seq),
      OPERATIONS[row.type] ?? row.type,
      row.number,
      row.account,
      row.mode,
      row.cents === null ? null : csvAmount(row.cents),
      row.months,
      row.means === null ? null : meansWords(row.means),
      row.on,
      row.at,
      row.agent,
      row.post,
      STATES[row.state] ?? row.state,
      row.reason,
      row.id,
    ]),
  );
  return { fileName: `file-d-envoi-${day}.csv`, text: csvFile(HEADER, lines) };
}

export function unsentRows(db: ReadableDb): UnsentRow[] {
  const columns = `c.id, c.seq, c.type, coalesce(l.printed, c.account_key) AS account,
    coalesce(pay.number, ann.number, rev.number, ${ACT_PAPER}) AS number,
    coalesce(pay.amount_cents, ann.amount_cents, back.amount_cents) AS cents,
    coalesce(pay.mode, ann.mode, back.mode) AS mode, pay.means,
    coalesce((SELECT group_concat(month, ' ' ORDER BY month) FROM payment_allocation WHERE payment_id = pay.id),
      (SELECT group_concat(value, ' ') FROM json_each(ann.months))) AS months,
    coalesce(pay.taken_on, ann.announced_on, rev.reversed_on, space.done_on, cert.done_on, req.done_on, debit.done_on,
      file.done_on) AS "on",
    coalesce(o.agent_name, c.agent_id) AS agent, c.post, c.occurred_at AS at, o.state, o.reason, o.place AS place`;
  const details = `CROSS JOIN command c ON c.id = o.command_id
    LEFT JOIN lease l ON l.key = c.account_key LEFT JOIN payment pay ON pay.id = c.id
    LEFT JOIN payment_announcement ann ON ann.id = c.id LEFT JOIN payment_reversal rev ON rev.id = c.id
    LEFT JOIN payment back ON back.id = rev.payment_id LEFT JOIN registration_act space ON space.command_id = c.id
    LEFT JOIN certificate_act cert ON cert.command_id = c.id LEFT JOIN request_act req ON req.command_id = c.id
    LEFT JOIN mandate_act debit ON debit.command_id = c.id LEFT JOIN dossier_act file ON file.command_id = c.id`;
  return sql<UnsentRow>(
    db,
    `SELECT ${columns} FROM outbox o INDEXED BY outbox_unsent ${details} WHERE o.state IN ('waiting', 'sending')
     UNION ALL
     SELECT ${columns} FROM outbox o INDEXED BY outbox_state ${details}
     WHERE o.state = 'refused' AND NOT EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = o.command_id)
     ORDER BY place`,
  ).all();
}

function meansWords(json: string): string {
  const means = meansSchema.parse(JSON.parse(json));
  switch (means.mode) {
    case 'especes':
      return 'espèces';
    case 'cheque':
      return `chèque ${means.number} ${means.bank}`;
    case 'carte':
      return `autorisation ${means.authorisation}`;
    default:
      return assertNever(means);
  }
}
