import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AccountHeader } from '../../../contract/accounts.ts';
import type { IssuedPaper, RecordedPayment } from '../../../contract/payments.ts';
import { formatMonthCapitalised } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import { useCommands } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import {
  IconDocuments,
  IconPrint,
  IconQuittance,
  IconReceipt,
  IconSavedHere,
  IconSearch,
} from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { balanceWords } from '../account/balance.ts';
import { focusId } from './field-ids.ts';
import { PaperPreview } from './paper-preview.tsx';
import { useSavePaper } from './use-save-paper.ts';

/** Papers of a payment over many months are drawn as they are asked for. */
const DRAWN_AHEAD = 2;
const OPEN_ID = 'payment-open-paper';

export type RecordedViewProps = {
  /** False while the panel goes: its keys are the account's again at once, not after the animation. */
  readonly open: boolean;
  readonly payment: RecordedPayment;
  readonly header: AccountHeader;
  readonly onNext: () => void;
};

/** The payment is durable: what to give back, the papers, where each month and the balance stand now. */
export function RecordedView({ open: isOpen, payment, header, onNext }: RecordedViewProps) {
  const t = useText();
  const { ask } = useCore();
  const { account, papers } = payment;
  const [shown, setShown] = useState<string | null>(null);
  const list = useQuery(ask.documents.list.queryOptions({ input: { account } }));
  const idOf = (paper: IssuedPaper) =>
    list.data?.find(({ origin, number }) => origin === 'issued' && number === paper.number)?.id;
  const [first] = papers;
  // Drawn while the change is being given, so that they are there when they are asked for.
  const drawn = useQueries({
    queries: papers.slice(0, DRAWN_AHEAD).map((paper) => {
      const id = idOf(paper);
      return ask.documents.read.queryOptions({
        input: { account, id: id ?? '' },
        enabled: id !== undefined,
        gcTime: 0,
        structuralSharing: false,
        // The bytes of a paper never change: reading them again would draw it again under the eyes.
        staleTime: 'static',
      });
    }),
  });
  const open = () => setShown(first?.number ?? null);
  useCommands(
    !isOpen
      ? []
      : [
          {
            id: 'payment.paper',
            label: t('payments.recorded.open'),
            icon: IconPrint,
            chord: { key: 'F8' },
            run: open,
          },
          {
            id: 'payment.next',
            label: t('payments.recorded.next'),
            icon: IconSearch,
            chord: { key: 'F2' },
            run: onNext,
          },
          // Already validated: the second press of an impatient hand must do nothing.
          {
            id: 'payment.validate',
            label: t('payments.validate'),
            icon: IconPrint,
            chord: { key: 'Enter', ctrl: true },
            keyOnly: true,
            run: () => {},
          },
        ],
    'panel',
  );
  useEffect(() => {
    if (shown === null) focusId(OPEN_ID);
  }, [shown]);

  const paper = papers.find(({ number }) => number === shown);
  if (paper !== undefined) {
    return (
      <PaperPreview
        account={account}
        papers={papers}
        current={paper}
        idOf={idOf}
        onShow={setShown}
        onBack={() => setShown(null)}
      />
    );
  }
  const { time } = atDesk(payment.takenAt);
  return (
    <div className="grid gap-5">
      <Change payment={payment} />
      <section aria-labelledby="payment-papers">
        <SectionHeading
          id="payment-papers"
          level={3}
          aside={
            drawn.every(({ isSuccess }) => isSuccess) &&
            t(papers.length > 1 ? 'payments.recorded.papersReadyMany' : 'payments.recorded.papersReady')
          }
        >
          {t('payments.recorded.papers')}
        </SectionHeading>
        <ul className="payment-papers mt-2">
          {papers.map((one) => (
            <PaperLine key={one.number} account={account} paper={one} onOpen={() => setShown(one.number)} />
          ))}
        </ul>
        <div className="mt-5">
          <Button
            id={OPEN_ID}
            variant="filled"
            size="large"
            icon={IconDocuments}
            keys={['F8']}
            onClick={open}
          >
            {t(papers.length > 1 ? 'payments.recorded.openAll' : 'payments.recorded.open')}
          </Button>
        </div>
      </section>
      <States payment={payment} late={header.late} />
      <AlertLine layout="line" icon={IconSavedHere} fact={t('payments.recorded.savedHere', { time })}>
        {t('payments.recorded.savedDetail')}
      </AlertLine>
    </div>
  );
}

export function RecordedFoot({ onNext }: { readonly onNext: () => void }) {
  const t = useText();
  return (
    <Button size="large" className="ms-auto" keys={['F2']} onClick={onNext}>
      {t('payments.recorded.next')}
    </Button>
  );
}

/** Cash only: the largest thing on the screen, since it is what the hands do next. */
function Change({
  payment: { amountCents, receivedCents, changeCents },
}: {
  readonly payment: RecordedPayment;
}) {
  const t = useText();
  if (receivedCents === null || changeCents === null) return null;
  return (
    <div className="payment-change">
      <p>
        <span className="block text-section">{t('payments.change')}</span>{' '}
        <span className="text-second text-ink-2">
          {t('payments.recorded.received', {
            received: formatEuros(receivedCents),
            amount: formatEuros(amountCents),
          })}
        </span>
      </p>
      <p className="payment-change-amount figures-tabular text-hero-lg">{formatEuros(changeCents)}</p>
    </div>
  );
}

type PaperLineProps = {
  readonly account: string;
  readonly paper: IssuedPaper;
  readonly onOpen: () => void;
};

function PaperLine({ account, paper, onOpen }: PaperLineProps) {
  const t = useText();
  const saving = useSavePaper(account, paper.number);
  const PaperIcon = paper.kind === 'quittance' ? IconQuittance : IconReceipt;
  return (
    <li>
      <PaperIcon size={20} className="text-accent" />
      <div className="me-auto">
        <p className="text-table font-label">{paper.title}</p>
        <p className="document-number text-small text-ink-2">
          {t('payments.recorded.number', { number: paper.number })}
        </p>
        {saving.failure !== null && (
          <p role="alert" className="text-small text-danger">
            {saving.failure}
          </p>
        )}
      </div>
      <Button
        size="small"
        aria-label={t('payments.recorded.openNamed', { title: paper.title })}
        onClick={onOpen}
      >
        {t('payments.recorded.open')}
      </Button>
      <Button
        size="small"
        aria-label={t('payments.recorded.saveNamed', { title: paper.title })}
        busy={saving.running ? t('payments.recorded.saving') : undefined}
        onClick={saving.save}
      >
        {t('payments.recorded.save')}
      </Button>
    </li>
  );
}

function States({ payment, late }: { readonly payment: RecordedPayment; readonly late: boolean }) {
  const t = useText();
  const { plan } = payment;
  const after = balanceWords(plan.balanceAfterCents);
  const remainingOf = (month: string) => plan.papers.find((one) => one.month === month)?.remainingCents ?? 0;
  return (
    <dl className="grid border-t border-line pt-3 text-table">
      {plan.allocations.map(({ month, cents }) => (
        <div key={month} className="flex flex-wrap items-baseline gap-x-3 py-1">
          <dt>{formatMonthCapitalised(month)}</dt>
          <dd
            className={`text-second ${remainingOf(month) === 0 ? 'font-medium text-success' : 'text-ink-2'}`}
          >
            {remainingOf(month) === 0
              ? t('payments.recorded.settled')
              : t('payments.recorded.remaining', { amount: formatEuros(remainingOf(month)) })}
          </dd>
          <dd className="figures-tabular ms-auto font-strong">{formatEuros(cents)}</dd>
        </div>
      ))}
      {plan.advanceCents > 0 && (
        <div className="flex items-baseline py-1">
          <dt>{t('payments.advance')}</dt>
          <dd className="figures-tabular ms-auto font-strong">{formatEuros(plan.advanceCents)}</dd>
        </div>
      )}
      <div className="mt-1 flex items-baseline border-t border-line-strong pt-2 font-strong">
        <dt>{t(`account.balance.${after.word}`)}</dt>
        <dd className={`figures-tabular ms-auto ${late && plan.balanceAfterCents > 0 ? 'text-danger' : ''}`}>
          {after.amount}
        </dd>
      </div>
    </dl>
  );
}
