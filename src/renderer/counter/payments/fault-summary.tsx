import { useText } from '../../i18n/i18n.ts';
import { IconError } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { faultWords } from './fault-words.ts';
import { focusField } from './field-ids.ts';
import type { PanelRefusal } from './panel-state.ts';
import type { Fault } from './payment-faults.ts';

export type FaultSummaryProps = {
  readonly faults: readonly Fault[];
  readonly refusal: PanelRefusal | null;
};

/** On top of the form: what stands in the way, each leading to its field; what is kept, what to do, a code to quote. */
export function FaultSummary({ faults, refusal }: FaultSummaryProps) {
  const t = useText();
  const count = faults.length;
  return (
    <div role="alert" className="payment-summary">
      <IconError />
      <div>
        <p className="font-strong text-danger">
          {refusal === null ? t('payments.summary', { count, n: String(count) }) : t('payments.refused')}
        </p>
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.field}-${fault.fault.kind}`}>
              <LinkButton onClick={() => fault.field !== null && focusField(fault.field)}>
                {faultWords(t, fault)}
              </LinkButton>
            </li>
          ))}
        </ul>
        {refusal !== null && <RefusalLines refusal={refusal} />}
      </div>
    </div>
  );
}

function RefusalLines({ refusal: { title, kept, next, code, field } }: { readonly refusal: PanelRefusal }) {
  const t = useText();
  return (
    <>
      <p>{field === null ? title : <LinkButton onClick={() => focusField(field)}>{title}</LinkButton>}</p>
      <p>
        {[next, kept].filter(Boolean).join(' ')} {t('payments.code')}{' '}
        <span className="document-number">{code}</span>
      </p>
    </>
  );
}
