import type { Translate } from '../i18n/text.ts';
import type { Values } from '../i18n/values.ts';

export type ListedDocument = {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly month: string | null;
  readonly issuedOn: string;
  readonly here: boolean;
};

/**
 * A document as the visitor reads it: its own title in French; in another language what kind it is and of which month,
 * its French title beneath.
 */
export function documentWords(
  { type, title, month }: Pick<ListedDocument, 'type' | 'title' | 'month'>,
  t: Translate,
  values: Pick<Values, 'month'>,
  inFrench: boolean,
): { readonly label: string; readonly french?: string } {
  if (inFrench || !isKnown(type)) return { label: title };
  const kind = t(`documents.type_${type}`);
  return { label: month === null ? kind : `${kind} · ${values.month(month)}`, french: title };
}

function isKnown(type: string): type is 'avis' | 'quittance' | 'regularisation' {
  return type === 'avis' || type === 'quittance' || type === 'regularisation';
}
