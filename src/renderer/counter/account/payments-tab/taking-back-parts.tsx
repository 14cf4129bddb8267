import type { ReactNode } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { PaymentRow } from '../../../../contract/payments.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { formatEuros } from '../../../../rules/money.ts';
import type { FailureInWords } from '../../../app/failure.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconError, IconForbidden } from '../../../ui/icons.ts';
import { balanceWords } from '../balance.ts';
import { holderNames, listed } from '../header-words.ts';
import { monthsInWords, type TakingBack } from './row-words.ts';

export function HolderName({ header }: { readonly header: AccountHeader }) {
  const t = useText();
  return (
    <span className="font-strong text-ink">
      {listed(holderNames(header.holders), t('account.and')) || t('account.noHolder')}
    </span>
  );
}

/** On which account: holder, reference, balance. */
export function AccountLine({ header }: { readonly header: AccountHeader }) {
  const t = useText();
  const words = balanceWords(header.balanceCents);
  return (
    <>
      <HolderName header={header} />
      {' · '}
      <span className="reference">{header.reference}</span>
      {' · '}
      {[t(`account.balance.${words.word}`), words.amount].filter(Boolean).join(' ')}
    </>
  );
}

/** The payment that is taken back, as on its row. */
export function TheRow({ row }: { readonly row: PaymentRow }) {
  const t = useText();
  const facts = [
    t('paymentsTab.number', { number: row.number ?? '' }),
    formatDate(isoDate(row.on)),
    monthsInWords(row.months, t('account.and')),
    row.payer === null ? '' : t('paymentsTab.payer', { name: row.payer }),
  ].filter((words) => words !== '');
  return (
    <div className="taking-back-row">
      <p>
        <span>{row.label}</span> <span className="figures-tabular">{formatEuros(row.cents)}</span>
      </p>
      <p className="text-second text-ink-2 document-number">{facts.join(' · ')}</p>
    </div>
  );
}

type BalancesProps = {
  /** Whose: only where two accounts stand one above the other. */
  readonly caption?: ReactNode;
  readonly beforeCents: number;
  /** What is added to what is owed; below zero, what is taken off. */
  readonly changeCents: number;
  readonly change: string;
};

/** Before, what changes, after: as in Encaisser. */
export function Balances({ caption, beforeCents, changeCents, change }: BalancesProps) {
  const t = useText();
  const before = balanceWords(beforeCents);
  const after = balanceWords(beforeCents + changeCents);
  const beforeWords = [t(`account.balance.${before.word}`)].join('').replace(/ de$/, '');
  return (
    <div>
      {caption !== undefined && <p className="mt-3 text-second font-label">{caption}</p>}
      <dl className="payment-balances">
        <div>
          <dt>
            {before.amount === null
              ? t('paymentsTab.settledBefore')
              : t('paymentsTab.before', { words: beforeWords })}
          </dt>
          <dd className="figures-tabular">{formatEuros(Math.abs(beforeCents))}</dd>
        </div>
        <div>
          <dt>{change}</dt>
          <dd className="figures-tabular">
            {changeCents > 0 ? '+' : ''}
            {formatEuros(changeCents)}
          </dd>
        </div>
        <div className="payment-balance-after">
          <dt>{t(`account.balance.${after.word}`)}</dt>
          <dd className="figures-tabular">{after.amount}</dd>
        </div>
      </dl>
    </div>
  );
}

type RefusalProps = { readonly refusal: FailureInWords | null; readonly title: string };

/** What the core refused, on top of the form it was sent from. */
export function Refusal({ refusal, title }: RefusalProps) {
  const t = useText();
  if (refusal === null) return null;
  const next = UNKNOWN_OUTCOME.has(refusal.code) ? t('paymentsTab.unknownNext') : refusal.next;
  return (
    <AlertLine tone="danger" icon={IconError} role="alert" fact={title}>
      {[refusal.title, refusal.kept, next].filter(Boolean).join(' ')} {t('paymentsTab.code')}{' '}
      <span className="document-number">{refusal.code}</span>
    </AlertLine>
  );
}

/** Codes of a call whose outcome is not known. */
const UNKNOWN_OUTCOME = new Set(['LIEN-400', 'ECR-500']);

type FootProps = {
  readonly act: TakingBack;
  readonly sending: boolean;
  /** Said before it is asked for: this clerk needs a responsable. */
  readonly grant: boolean;
  readonly onValidate: () => void;
};

export function ActFoot({ act, sending, grant, onValidate }: FootProps) {
  const t = useText();
  return (
    <>
      {grant && (
        <p className="flex items-center gap-2 text-small text-ink-2">
          <IconForbidden size={16} />
          {t('paymentsTab.asksGrant')}
        </p>
      )}
      <Button
        variant="filled"
        size="large"
        className="ms-auto"
        keys={['Ctrl', 'Entrée']}
        busy={sending ? t('paymentsTab.sending') : undefined}
        onClick={onValidate}
      >
        {t(`paymentsTab.validate.${act}`)}
      </Button>
    </>
  );
}
