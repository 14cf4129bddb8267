import type { z } from 'zod';
import type { documentsContract } from '../../../contract/documents.ts';
import { formatOfMonth, isIsoMonth } from '../../../rules/dates.ts';
import { NBSP } from '../../../rules/unicode.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { ordersOf } from './orders.ts';

type OrderInput = z.infer<NonNullable<(typeof documentsContract.order)['~orpc']['inputSchema']>>;
type Ordered = z.infer<NonNullable<(typeof documentsContract.order)['~orpc']['outputSchema']>>;

const KEPT = "Rien n'a été enregistré.";

/**
 * Gives a paper that a tenant asks for, numbered and frozen like every paper. A quittance that holds already is given
 * again: nothing is written, and its next delivery is a DUPLICATA.
 * @throws Refusal `DOC-MOIS`, `DOC-IMPAYE`, `DOC-RETARD`, `DOC-RESIDENCE`, `DOC-BIBLIOTHEQUE` where it cannot be given
 */
export function orderPaper(scope: CommandScope, { account, kind, month, item }: OrderInput): Ordered {
  const { db, core } = scope;
  const orders = ordersOf(core, db, account);
  if (kind === 'quittance') {
    const held = orders.quittances.find((one) => one.month === month);
    if (held?.number != null && isIsoMonth(held.month))
      return {
        id: `issued:${held.number}`,
        number: held.number,
        title: `Quittance ${formatOfMonth(held.month)}`,
      };
  }
  throw new Refusal(
    'DOC-EN-ATTENTE',
    `Ce papier (${kind}${NBSP}${month ?? item ?? ''}) ne se fait pas encore ici.`,
    {
      kept: KEPT,
    },
  );
}
