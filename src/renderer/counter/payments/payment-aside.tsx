import type { PaperPlan, PaymentPlan } from '../../../contract/payments.ts';
import { formatOfMonth } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconError, IconPayment, IconQuittance, IconReceipt, IconRule } from '../../ui/icons.ts';
import { balanceWords } from '../account/balance.ts';
import type { Panel } from './panel-state.ts';
import { amountOf } from './payment-form.ts';
import { useOverflow } from './use-overflow.ts';
import type { Prepared } from './use-payment.ts';
import type { PlanAnswer } from './use-plan.ts';

export type PaymentAsideProps = {
  readonly prepared: Prepared;
  readonly panel: Panel;
  readonly plan: PlanAnswer;
};

/** The consequence, before anything is written: balance, paper and why, rules with their source. */
export function PaymentAside({ prepared, panel, plan }: PaymentAsideProps) {
  const t = useText();
  const { data } = plan;
  const overflow = useOverflow();
  const blocks = data?.rules.filter(({ blocking }) => blocking) ?? [];
  return (
    // Where it is longer than the panel, it must be reachable to be scrolled by keys.
    <section
      ref={overflow.ref}
      aria-label={t('payments.consequence')}
      className="flex min-h-full flex-col rounded-control"
      {...(overflow.overflows && { tabIndex: 0 })}
    >
      <Balances prepared={prepared} amountCents={amountOf(panel.form)} plan={data} />
      {plan.error !== null && (
        <AlertLine tone="danger" icon={IconError} fact={failureInWords(plan.error).title} className="mt-4" />
      )}
      {blocks.map(({ text, source }) => (
        <AlertLine key={text} tone="danger" icon={IconError} fact={t('payments.blocked')} className="mt-4">
          {t('payments.rule', {
            text: text.replace(/\.$/, ''),
            source: shortSource(source, t('payments.guide')),
          })}
        </AlertLine>
      ))}
      {/* What is refused earns no paper: none is promised beside the refusal. */}
      {blocks.length === 0 && <Papers plan={data} />}
      {data !== null && <Rules rules={data.rules.filter(({ blocking }) => !blocking)} />}
    </section>
  );
}

function Papers({ plan }: { readonly plan: PaymentPlan | null }) {
  const t = useText();
  return (
    <section aria-labelledby="payment-papers" className="mt-3.5 large:mt-5">
      <h3 id="payment-papers" className="text-second font-strong">
        {t('payments.papers')}
      </h3>
      {plan === null ? (
        <p className="mt-1 text-second text-ink-2">{t('payments.papersLater')}</p>
      ) : (
        <ul className="mt-2 grid gap-2">
          {plan.papers.map((paper) => (
            <PaperCard key={paper.month ?? 'advance'} paper={paper} />
          ))}
        </ul>
      )}
    </section>
  );
}

type BalancesProps = {
  readonly prepared: Prepared;
  readonly amountCents: number | null;
  readonly plan: PaymentPlan | null;
};

function Balances({ prepared, amountCents, plan }: BalancesProps) {
  const t = useText();
  const before = balanceWords(prepared.balanceCents);
  const afterCents = plan?.balanceAfterCents ?? prepared.balanceCents - (amountCents ?? 0);
  const after = balanceWords(afterCents);
  return (
    <section aria-labelledby="payment-after">
      <h3 id="payment-after" className="text-second font-strong">
        {t('payments.after')}
      </h3>
      <dl className="payment-balances">
        <div>
          <dt>
            {before.word === 'settled'
              ? t('payments.settledBefore')
              : t('payments.before', { words: t(`account.balance.${before.word}`).replace(/ de$/, '') })}
          </dt>
          <dd className="figures-tabular">{before.amount}</dd>
        </div>
        <div>
          <dt>{t('payments.payment')}</dt>
          <dd className="figures-tabular">
            {amountCents === null ? null : signed(amountCents, prepared.balanceCents > 0)}
          </dd>
        </div>
        <div className="payment-balance-after" aria-live="polite">
          <dt>{t(`account.balance.${after.word}`)}</dt>
          <dd
            className={`figures-tabular ${isLateAfter(prepared, plan) && afterCents > 0 ? 'text-danger' : ''}`}
          >
            {after.amount}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** Something late stays due once the plan is laid. */
function isLateAfter({ dueMonths }: Prepared, plan: PaymentPlan | null): boolean {
  return dueMonths.some(({ month, lateDays, remainingCents }) => {
    const paid = plan?.allocations.find((one) => one.month === month)?.cents ?? 0;
    return lateDays > 0 && remainingCents > paid;
  });
}

function PaperCard({ paper }: { readonly paper: PaperPlan }) {
  const t = useText();
  const PaperIcon = paper.kind === 'quittance' ? IconQuittance : IconReceipt;
  return (
    <li className="flex gap-3 rounded-card border border-line-strong bg-surface py-2.5 ps-3 pe-2.5">
      <PaperIcon size={20} className="mt-px text-accent" />
      <div className="min-w-0">
        <p className="text-table font-label">
          {paper.month === null
            ? t('payments.paper.advance')
            : t(`payments.paper.${paper.kind}`, { ofMonth: formatOfMonth(paper.month) })}
        </p>
        <p className="text-second/[18px] text-ink-2">{paper.reason}</p>
      </div>
    </li>
  );
}

function Rules({ rules }: { readonly rules: PaymentPlan['rules'] }) {
  const t = useText();
  return (
    <section aria-label={t('payments.rules')} className="-mb-2 mt-auto pt-3.5">
      <ul className="grid gap-1.5 text-small text-ink-2">
        {rules.map(({ text, source }) => {
          const RuleIcon = text.startsWith(t('payments.modes.especes')) ? IconPayment : IconRule;
          return (
            <li key={text} className="flex gap-[9px]">
              <RuleIcon size={16} className="mt-px" />
              <span>
                {t('payments.rule', {
                  text: text.replace(/\.$/, ''),
                  source: shortSource(source, t('payments.guide')),
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The law by its name, or the landlord's guide; what is written there is told by the rule itself. */
function shortSource(source: string, guide: string): string {
  const name = source.split(/[\u00a0\u202f ]:/)[0] ?? source;
  return /^\d+_[0-9a-f]+\.txt$/.test(name) ? guide : name;
}

/** Taken off a debt, added to a credit. */
function signed(amountCents: number, owes: boolean): string {
  return owes ? formatEuros(-amountCents) : `+${formatEuros(amountCents)}`;
}
