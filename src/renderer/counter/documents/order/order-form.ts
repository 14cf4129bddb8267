import { z } from 'zod';
import { ORDERED_KINDS, type OrderedKind } from '../../../../rules/documents/orders.ts';
import type { CoreClient } from '../../../app/core.tsx';

export type Orders = Awaited<ReturnType<CoreClient['documents']['orders']>>;

export const orderFormSchema = z.strictObject({
  kind: z.enum(ORDERED_KINDS).nullable(),
  month: z.string().nullable(),
  item: z.string().nullable(),
});
export type OrderForm = z.infer<typeof orderFormSchema>;

export const NO_ORDER: OrderForm = { kind: null, month: null, item: null };

/** A month that may be asked for; `number`: of the quittance that holds already. */
export type OrderMonth = { readonly month: string; readonly cents: number; readonly number: string | null };

/** Months a kind may be asked for, newest first; null where it has no month. */
export function monthsOf(orders: Orders, kind: OrderedKind): readonly OrderMonth[] | null {
  switch (kind) {
    case 'avis':
      return orders.avis.map((one) => ({ ...one, number: null }));
    case 'quittance':
      return orders.quittances;
    case 'regularisation':
      return orders.regularisations.map((one) => ({ ...one, number: null }));
    default:
      return null;
  }
}

/** Why a kind cannot be made now: not this landlord's, nothing to make it of, or a sentence of the core. */
export type OrderObstacle =
  | { readonly why: 'not-offered' }
  | { readonly why: 'none'; readonly kind: 'avis' | 'quittance' | 'regularisation' | 'brochure' }
  | { readonly why: 'sentence'; readonly sentence: string };

const OFFERED = {
  avis: 'notices',
  quittance: 'quittances',
  regularisation: 'regularisations',
  brochure: 'library',
} as const;

export function obstacleOf(orders: Orders, kind: OrderedKind): OrderObstacle | null {
  if (kind === 'attestation-loyer' || kind === 'attestation-residence') {
    const { possible, sentence } = kind === 'attestation-loyer' ? orders.upToDate : orders.residence;
    return possible ? null : { why: 'sentence', sentence };
  }
  if (!orders.offered[OFFERED[kind]]) return { why: 'not-offered' };
  const some = kind === 'brochure' ? orders.library.length : (monthsOf(orders, kind)?.length ?? 0);
  return some === 0 ? { why: 'none', kind } : null;
}

/** The form once another kind is chosen: its newest month, its only text. */
export function withKind(orders: Orders, kind: OrderedKind): OrderForm {
  const [only, second] = orders.library;
  return {
    kind,
    month: monthsOf(orders, kind)?.[0]?.month ?? null,
    item: kind === 'brochure' && second === undefined ? (only?.item ?? null) : null,
  };
}

/** What is still to be chosen. */
export function orderFault(
  orders: Orders,
  { kind, month, item }: OrderForm,
): 'kind' | 'month' | 'item' | null {
  if (kind === null) return 'kind';
  const months = monthsOf(orders, kind);
  if (months !== null && !months.some((one) => one.month === month)) return 'month';
  if (kind === 'brochure' && !orders.library.some((one) => one.item === item)) return 'item';
  return null;
}
