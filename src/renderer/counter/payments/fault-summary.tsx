import { useText } from '../../i18n/i18n.ts';
import { IconError } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { faultWords, fieldName } from './fault-words.ts';
import { focusField } from './field-ids.ts';
import type { PanelRefusal } from './panel-state.ts';
import type { Fault } from './payment-faults.ts';
import type { PartView } from './use-parts.ts';

export type FaultSummaryProps = {
  readonly faults: readonly Fault[];
  readonly refusal: PanelRefusal | null;
  readonly parts: readonly PartView[];
};

/** On top of the form: what stands in the way, each leading to its field; what is kept, what to do, a code to quote. */
export function FaultSummary({ faults, refusal, parts }: FaultSummaryProps) {
  const t = useText();
  const count = faults.length;
  const words = (fault: Fault) => {
    const sentence = faultWords(t, fault);
    // Of several accounts, the one concerned is named; of several fields, the one that holds a card's number.
    if (parts.length > 1 && fault.field === 'amount')
      return t('payments.fault.of', { name: parts[fault.at]?.reference ?? '', sentence });
    return fault.fault.kind === 'card-number'
      ? t('payments.fault.of', { name: fieldName(t, fault.field), sentence })
      : sentence;
  };
  return (
    <div role="alert" className="payment-summary">
      <IconError />
      <div>
        <p className="font-strong text-danger">
          {refusal === null ? t('payments.summary', { count, n: String(count) }) : t('payments.refused')}
        </p>
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.field}-${fault.at}-${fault.fault.kind}`}>
              <LinkButton onClick={() => focusField(fault.field, fault.at)}>{words(fault)}</LinkButton>
            </li>
          ))}
        </ul>
        {refusal !== null && <RefusalLines refusal={refusal} />}
      </div>
    </div>
  );
}

function RefusalLines({ refusal: { title, kept, next, code, place } }: { readonly refusal: PanelRefusal }) {
  const t = useText();
  return (
    <>
      <p>
        {place === null ? (
          title
        ) : (
          <LinkButton onClick={() => focusField(place.field, place.at)}>{title}</LinkButton>
        )}
      </p>
      <p>
        {[next, kept].filter(Boolean).join(' ')} {t('payments.code')}{' '}
        <span className="document-number">{code}</span>
      </p>
    </>
  );
}
