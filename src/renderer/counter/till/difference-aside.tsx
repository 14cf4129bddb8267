import type { TillState } from '../../../contract/till.ts';
import { formatEuros } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DifferenceFigure } from './difference-figure.tsx';
import type { DifferenceFault } from './difference-reason.ts';
import { DIFFERENCE_REASONS, differenceReasonOf, type TillForm } from './till-form.ts';

type Props = {
  readonly state: TillState & { readonly count: NonNullable<TillState['count']> };
  readonly form: TillForm;
  readonly fault: DifferenceFault;
  /** The clerk is a responsable: no one else is asked. */
  readonly own: boolean;
  readonly onEdit: (change: Partial<TillForm>) => void;
  readonly onEnter: () => void;
};

/** Écart de caisse: how it comes about, what it is, and why. */
export function DifferenceAside({ state, form, fault, own, onEdit, onEnter }: Props) {
  const t = useText();
  const { open, count } = state;
  const floatCents = open?.floatCents ?? 0;
  const lines: ReadonlyArray<readonly [string, number, boolean]> = [
    [t('till.difference.float'), floatCents, false],
    [t('till.difference.cash'), count.expectedCents - floatCents, false],
    [t('till.difference.expected'), count.expectedCents, true],
    [t('till.difference.counted'), count.countedCents, true],
  ];
  return (
    <aside className="till-aside" aria-labelledby="till-difference">
      <h2 id="till-difference" className="text-section">
        {t('till.difference.title')}
      </h2>
      <dl className="till-facts mt-1">
        {lines.map(([name, cents, strong]) => (
          <div key={name} data-strong={strong || undefined}>
            <dt>{name}</dt>
            <dd className="figures-tabular">{formatEuros(cents)}</dd>
          </div>
        ))}
      </dl>
      <DifferenceFigure count={count} own={own} />
      {count.differenceCents !== 0 && (
        <div className="mt-4 grid gap-4">
          <Select
            className="difference-reason"
            size="dense"
            label={t('till.difference.reason')}
            options={DIFFERENCE_REASONS.map((id) => ({ id, label: t(`till.difference.reasons.${id}`) }))}
            value={differenceReasonOf(form)}
            onChange={(reason) => onEdit({ reason })}
            error={fault === 'reason' ? t('till.difference.needReason') : undefined}
          />
          <TextField
            className="difference-text"
            size="dense"
            label={t('till.difference.text')}
            optional={form.reason !== 'other'}
            maxLength={240}
            value={form.text}
            onChange={(text) => onEdit({ text })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey) onEnter();
            }}
            error={
              fault === 'text'
                ? t('till.difference.needText')
                : fault === 'card'
                  ? t('till.difference.cardNumber')
                  : undefined
            }
          />
        </div>
      )}
    </aside>
  );
}
