import type { TillCount } from '../../../contract/till.ts';
import { formatEuros } from '../../../rules/money.ts';
import { needsVisa, VISA_ABOVE_CENTS } from '../../../rules/till-count.ts';
import { useText } from '../../i18n/i18n.ts';

/** "Manque en caisse −0,05 €": the difference in words and figures; amber, since it is neither late nor refused. */
export function DifferenceFigure({ count, own }: { readonly count: TillCount; readonly own: boolean }) {
  const t = useText();
  const { differenceCents: cents } = count;
  const detail =
    cents === 0
      ? t('till.difference.noneDetail')
      : !needsVisa(cents)
        ? t('till.difference.reasonAsked')
        : t(own ? 'till.difference.visaOwn' : 'till.difference.visaAsked', {
            amount: formatEuros(VISA_ABOVE_CENTS),
          });
  return (
    <div className="difference" data-tone={cents === 0 ? 'success' : 'warning'}>
      <p>
        <span className="difference-word block">{t(differenceWord(cents))}</span>
        <span className="difference-detail">{detail}</span>
      </p>
      {cents !== 0 && (
        <p className="figures-tabular text-amount">
          {cents > 0 ? '+' : ''}
          {formatEuros(cents)}
        </p>
      )}
    </div>
  );
}

/** Which way the drawer is wrong. */
export function differenceWord(cents: number) {
  if (cents === 0) return 'till.difference.none' as const;
  return cents < 0 ? ('till.difference.short' as const) : ('till.difference.over' as const);
}

/** "Manque en caisse, −0,05 €", in one line. */
export function useDifferenceWords(): (cents: number) => string {
  const t = useText();
  return (cents) => {
    const words = t(differenceWord(cents));
    return cents === 0 ? words : `${words}, ${cents > 0 ? '+' : ''}${formatEuros(cents)}`;
  };
}
