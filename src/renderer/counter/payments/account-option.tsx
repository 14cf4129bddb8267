import { useText } from '../../i18n/i18n.ts';
import { balanceWords } from '../account/balance.ts';

export type AccountOptionProps = {
  readonly id?: string;
  readonly name: string;
  readonly reference: string;
  readonly detail: string;
  readonly balanceCents: number;
  readonly onChoose: () => void;
};

/** An account that can be taken into the act, as one line to press. */
export function AccountOption({ id, name, reference, detail, balanceCents, onChoose }: AccountOptionProps) {
  const t = useText();
  const { word, amount } = balanceWords(balanceCents);
  return (
    <li>
      <button type="button" id={id} className="payment-option" onClick={onChoose}>
        <span className="min-w-0 flex-1">
          <span className="font-label">{name}</span> <span className="reference text-ink-2">{reference}</span>
          <span className="block text-small text-ink-2">{detail}</span>
        </span>
        <span className="text-small text-ink-2">{t(`account.balance.${word}`)}</span>{' '}
        {amount !== null && <span className="figures-tabular font-strong">{amount}</span>}
      </button>
    </li>
  );
}
