import type { Reversal } from '../../contract/payments.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
// Renamed: a linter of screens takes a name in "use" for a hook of React.
import { useGrant as spendGrant } from '../staff/grants.ts';
import { openTill } from '../till/till-session.ts';
import {
  findPayment,
  isTakenAfter,
  isTakenBackByErp,
  lastClosing,
  type PaymentHere,
  takenElsewhere,
} from './reversal-queries.ts';

type Kind = Reversal['kind'];

const KEPT = "Votre saisie est gardée. Rien n'a été annulé.";

/** Where an act stands: its till and the day of the post (ISO date). */
export type Here = { readonly till: string; readonly on: string };

/**
 * Who may take a payment back: an agent, while it is of the day, of the till and not under a closing; then only a
 * responsable, since the day was counted (B39: what is closed is corrected by someone else's visa). A bounced cheque
 * comes back days later, and always needs one.
 */
export function byWhom(
  db: ReadableDb,
  payment: Pick<PaymentHere, 'id' | 'till' | 'takenOn'>,
  kind: Kind,
  here: Here,
): 'agent' | 'responsable' {
  if (kind === 'cheque-impaye' || payment.till !== here.till || payment.takenOn !== here.on)
    return 'responsable';
  return isTakenAfter(db, payment, lastClosing(db, here.till)) ? 'agent' : 'responsable';
}

/**
 * The payment to take back, once it is sure that it can be.
 * @throws Refusal `ANN-AILLEURS`, `ANN-INCONNU`, `ANN-DEJA`, `ANN-ERP` or `ANN-CHEQUE`
 */
export function requireReversible(db: ReadableDb, id: string, kind: Kind): PaymentHere {
  const payment = findPayment(db, id);
  const elsewhere = payment === undefined ? takenElsewhere(db, id) : undefined;
  if (elsewhere !== undefined)
    throw new Refusal(
      'ANN-AILLEURS',
      `L'encaissement n°${NBSP}${elsewhere.number} a été pris au guichet ${elsewhere.post}.`,
      { field: 'payment', kept: KEPT, next: "Seul le poste qui l'a pris peut l'annuler." },
    );
  if (payment === undefined)
    throw new Refusal('ANN-INCONNU', "Cet encaissement n'a pas été pris sur ce poste.", {
      field: 'payment',
      kept: KEPT,
      next: "Seul le poste qui l'a pris peut l'annuler.",
    });
  if (payment.reversal !== null)
    throw new Refusal(
      'ANN-DEJA',
      `L'encaissement n°${NBSP}${payment.number} est déjà annulé (n°${NBSP}${payment.reversal}).`,
      { field: 'payment', kept: KEPT, next: "Ouvrez le compte pour voir ce qu'il reste à payer." },
    );
  if (isTakenBackByErp(db, id))
    throw new Refusal(
      'ANN-ERP',
      `Le logiciel de gestion a déjà repris l'encaissement n°${NBSP}${payment.number}\u202f: l'annuler ici le compterait deux fois.`,
      { field: 'payment', kept: KEPT, next: 'Le compte porte déjà ce rejet.' },
    );
  if (kind === 'cheque-impaye' && payment.mode !== 'cheque')
    throw new Refusal('ANN-CHEQUE', 'Seul un encaissement par chèque peut revenir impayé.', {
      field: 'kind',
      kept: KEPT,
      next: "Pour tout autre mode, choisissez «\u202fAnnuler l'encaissement\u202f».",
    });
  return payment;
}

/** @throws Refusal `ANN-MOTIF` when the reason says nothing. */
export function refuseEmptyReason(reason: string, text: string): void {
  if (reason !== 'autre' || text.trim() !== '') return;
  throw new Refusal('ANN-MOTIF', 'Dites pourquoi cet encaissement est annulé.', {
    field: 'text',
    kept: KEPT,
    next: 'Écrivez le motif en quelques mots, sans rien de personnel sur le locataire.',
  });
}

/** @throws Refusal `CAISSE-FERMEE`: money handed back leaves a drawer that is counted. */
export function refuseClosedDrawer(db: ReadableDb, payment: PaymentHere, kind: Kind, { till }: Here): void {
  if (payment.mode !== 'especes' || kind !== 'annulation' || openTill(db, till) !== undefined) return;
  throw new Refusal(
    'CAISSE-FERMEE',
    "La caisse n'est pas ouverte\u202f: les espèces ne peuvent pas en sortir.",
    { field: 'payment', kept: KEPT, next: 'Ouvrez la caisse avec son fond, puis validez.' },
  );
}

/**
 * Uses a responsable's permission up where one is needed; elsewhere it stays unused.
 * @returns the id of who allowed it, or null where nobody had to
 * @throws Refusal `AUT-001` without a permission that holds
 */
export function allowReversal(
  { db, core, session }: CommandScope,
  payment: PaymentHere,
  kind: Kind,
  here: Here,
  grant: string | null,
): string | null {
  if (session.role() !== 'agent' || byWhom(db, payment, kind, here) === 'agent') return null;
  return spendGrant(core, session, grant, 'annulation').agentId;
}
