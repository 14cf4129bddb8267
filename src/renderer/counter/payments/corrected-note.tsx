import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconRefused } from '../../ui/icons.ts';
import type { Correction } from './payment-form.ts';

/** Above the form that makes a refused announcement again: which, why, and what validating does. */
export function CorrectedNote({ correction: { number, reason } }: { readonly correction: Correction }) {
  const t = useText();
  return (
    <AlertLine
      tone="danger"
      icon={IconRefused}
      className="mb-4"
      fact={number === null ? t('payments.correction.factPlain') : t('payments.correction.fact', { number })}
    >
      {reason} {t('payments.correction.detail')}
    </AlertLine>
  );
}
