import type { PaperPlan, PaymentPlan } from '../../../contract/payments.ts';
import { formatDate, formatOfMonth, isoDate } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconError, IconPayment, IconQuittance, IconReceipt, IconRule, IconWaiting } from '../../ui/icons.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { AsideBalances } from './aside-balances.tsx';
import type { Panel } from './panel-state.ts';
import { isAnnounced } from './payment-form.ts';
import { useOverflow } from './use-overflow.ts';
import type { PartView } from './use-parts.ts';
import type { Prepared } from './use-payment.ts';

export type PaymentAsideProps = {
  readonly prepared: Prepared;
  readonly panel: Panel;
  readonly parts: readonly PartView[];
};

/** The consequence, before anything is written: balance, paper and why, rules with their source. */
export function PaymentAside({ prepared, panel, parts }: PaymentAsideProps) {
  const t = useText();
  const overflow = useOverflow();
  const announced = isAnnounced(panel.form.mode);
  return (
    // Where it is longer than the panel, it must be reachable to be scrolled by keys.
    <section
      ref={overflow.ref}
      aria-label={t('payments.consequence')}
      className="flex min-h-full flex-col rounded-control"
      {...(overflow.overflows && { tabIndex: 0 })}
    >
      {prepared.announced.map(({ number, mode, amountCents, on }) => (
        <AlertLine
          key={number}
          icon={IconWaiting}
          className="mb-3.5"
          fact={t('payments.alreadyAnnounced', {
            mode: t(`payments.modes.${mode}`),
            amount: formatEuros(amountCents),
            date: formatDate(isoDate(on)),
          })}
        >
          {t('payments.alreadyAnnouncedDetail')}
        </AlertLine>
      ))}
      {parts.map((view) => (
        <Consequence key={view.part.account} view={view} alone={parts.length < 2} announced={announced} />
      ))}
      {!announced && <Rules parts={parts} />}
    </section>
  );
}

type ConsequenceProps = { readonly view: PartView; readonly alone: boolean; readonly announced: boolean };

/** What becomes of one account. */
function Consequence({ view, alone, announced }: ConsequenceProps) {
  const t = useText();
  const { at, plan, planError, reference } = view;
  const blocks = announced ? [] : (plan?.rules.filter(({ blocking }) => blocking) ?? []);
  return (
    <div className="payment-consequence">
      <AsideBalances view={view} alone={alone} announced={announced} />
      {planError !== null && (
        <AlertLine tone="danger" icon={IconError} fact={failureInWords(planError).title} className="mt-4" />
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
      {blocks.length === 0 && (
        <section aria-labelledby={`payment-papers-${at}`} className="mt-3.5 large:mt-5">
          <h3 id={`payment-papers-${at}`} className="text-second font-strong">
            {t('payments.papers')}
            {!alone && <VisuallyHidden>, {reference}</VisuallyHidden>}
          </h3>
          <Papers plan={plan} announced={announced} />
        </section>
      )}
    </div>
  );
}

function Papers({ plan, announced }: { readonly plan: PaymentPlan | null; readonly announced: boolean }) {
  const t = useText();
  if (plan === null) return <p className="mt-1 text-second text-ink-2">{t('payments.papersLater')}</p>;
  if (announced) {
    return (
      <ul className="mt-2 grid gap-2">
        <PaperCard
          kind="recu"
          title={t('payments.paper.announced')}
          reason={t('payments.paper.announcedReason')}
        />
      </ul>
    );
  }
  return (
    <ul className="mt-2 grid gap-2">
      {plan.papers.map(({ kind, month, reason }) => (
        <PaperCard
          key={month ?? 'advance'}
          kind={kind}
          reason={reason}
          title={
            month === null
              ? t('payments.paper.advance')
              : t(`payments.paper.${kind}`, { ofMonth: formatOfMonth(month) })
          }
        />
      ))}
    </ul>
  );
}

type CardProps = {
  readonly kind: PaperPlan['kind'];
  readonly title: string;
  readonly reason: string;
};

function PaperCard({ kind, title, reason }: CardProps) {
  const PaperIcon = kind === 'quittance' ? IconQuittance : IconReceipt;
  return (
    <li className="flex gap-3 rounded-card border border-line-strong bg-surface py-2.5 ps-3 pe-2.5">
      <PaperIcon size={20} className="mt-px text-accent" />
      <div className="min-w-0">
        <p className="text-table font-label">{title}</p>
        <p className="text-second/[18px] text-ink-2">{reason}</p>
      </div>
    </li>
  );
}

/** Each rule once, whichever account it was applied on. */
function Rules({ parts }: { readonly parts: readonly PartView[] }) {
  const t = useText();
  const rules = new Map(
    parts
      .flatMap(({ plan }) => plan?.rules ?? [])
      .filter(({ blocking }) => !blocking)
      .map(({ text, source }) => [text, source]),
  );
  if (rules.size === 0) return null;
  return (
    <section aria-label={t('payments.rules')} className="-mb-2 mt-auto pt-3.5">
      <ul className="grid gap-1.5 text-small text-ink-2">
        {[...rules].map(([text, source]) => {
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
