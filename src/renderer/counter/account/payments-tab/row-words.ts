import type { Role } from '../../../../contract/base.ts';
import type { PaymentMode, PaymentRow } from '../../../../contract/payments.ts';
import { formatMonth } from '../../../../rules/dates.ts';
import { type Icon, IconDone, IconRefused, IconUndo, IconWaiting } from '../../../ui/icons.ts';
import type { Tone } from '../../../ui/status-chip.tsx';

/** What takes a payment back: "Annuler l'encaissement", "Mauvais compte", "Chèque impayé". */
export type TakingBack = 'reverse' | 'move' | 'bounce';

/** Icon and colour of a state that is shown as a chip; what the ERP knows is the rule and has none. */
export const STATE_LOOK: Readonly<
  Record<Exclude<PaymentRow['state'], 'erp'>, { readonly icon: Icon; readonly tone: Tone }>
> = {
  encaisse: { icon: IconDone, tone: 'success' },
  annonce: { icon: IconWaiting, tone: 'accent' },
  solde: { icon: IconDone, tone: 'success' },
  annule: { icon: IconUndo, tone: 'neutral' },
  impaye: { icon: IconRefused, tone: 'danger' },
};

/** Read from the words of the entry, which is all that a row says of it. */
export function modeOfRow({ label }: Pick<PaymentRow, 'label'>): PaymentMode | null {
  const words = label.toLowerCase();
  if (words.includes('chèque')) return 'cheque';
  if (words.includes('espèces')) return 'especes';
  return words.includes('carte') ? 'carte' : null;
}

/** What may be done with a row, whoever may do it. */
export function takingBackOf(row: PaymentRow): readonly TakingBack[] {
  if (row.id === null || row.number === null || row.state !== 'encaisse') return [];
  return [
    ...(row.reversible === null ? [] : (['reverse', 'move'] as const)),
    ...(modeOfRow(row) === 'cheque' ? (['bounce'] as const) : []),
  ];
}

/** True when this clerk must have a responsable's code for it. */
export function asksGrant(row: PaymentRow, act: TakingBack, role: Role): boolean {
  return role === 'agent' && (act === 'bounce' || row.reversible !== 'agent');
}

/** `septembre et octobre 2026`: every month is named, since a range would hide a gap; a year is said once. */
export function monthsInWords(months: readonly string[], and: string): string {
  const sorted = [...new Set(months)].sort();
  const names = sorted.map((month, index) => {
    const words = formatMonth(month);
    const next = sorted[index + 1];
    return next !== undefined && next.slice(0, 4) === month.slice(0, 4)
      ? words.replace(/ \d{4}$/, '')
      : words;
  });
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** A sentence begins with a capital: `septembre 2026` → `Septembre 2026`. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
