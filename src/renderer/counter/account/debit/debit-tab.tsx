import './debit.css';
import { useQuery } from '@tanstack/react-query';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import { useCommands } from '../../../app/commands.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Icon, IconDebit, IconForbidden, IconSign } from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Law } from '../../direct-debit/debit-act-panel.tsx';
import type { DebitPanelAct } from '../../direct-debit/debit-words.ts';
import { type DebitOfAccount, debitActs } from '../../direct-debit/debit-words.ts';
import { RuleLines } from '../../registrations/guide/rule-line.tsx';
import { Asked } from '../asked.tsx';
import { DebitHistory } from './debit-history.tsx';
import { MandateCard } from './mandate-card.tsx';

export type DebitTabProps = {
  readonly header: AccountHeader;
  readonly onAct: (act: DebitPanelAct, supersedes?: string) => void;
  /** Shows a paper in the Documents section, by its number. */
  readonly onPaper: (number: string) => void;
};

const ICONS: Readonly<Record<DebitPanelAct, Icon>> = {
  'debit-subscribe': IconDebit,
  'debit-account': IconDebit,
  'debit-day': IconDebit,
  'debit-sign': IconSign,
  'debit-revoke': IconForbidden,
};

/** "Prélèvement": the mandate of the account, and what the counter does with it. */
export function DebitTab({ header, onAct, onPaper }: DebitTabProps) {
  const { ask } = useCore();
  const answer = useQuery(ask.directDebit.account.queryOptions({ input: { account: header.account } }));
  return (
    <Asked answer={answer}>
      {(section) => <Debit account={header.account} section={section} onAct={onAct} onPaper={onPaper} />}
    </Asked>
  );
}

type Props = Omit<DebitTabProps, 'header'> & {
  readonly account: string;
  readonly section: DebitOfAccount;
};

function Debit({ account, section, onAct, onPaper }: Props) {
  const t = useText();
  const { current, former, offered, creditor } = section;
  const acts = debitActs(section);
  const refusedWhy = (act: DebitPanelAct): string | undefined => {
    if (act === 'debit-subscribe' && !offered.subscribe) return t('directDebit.notOffered');
    return act === 'debit-account' && !offered.account ? t('directDebit.noAccountChange') : undefined;
  };
  useCommands(
    acts
      .filter((act) => refusedWhy(act) === undefined)
      .map((act) => ({
        id: `account.${act}`,
        label: t(`directDebit.act.${act}`),
        group: t('directDebit.title'),
        icon: ICONS[act],
        run: () => onAct(act),
      })),
  );
  const buttons = acts.map((act) => (
    <Button
      key={act}
      size={current === null ? 'large' : 'small'}
      variant={act === 'debit-subscribe' || act === 'debit-sign' ? 'tinted' : 'secondary'}
      {...((act === 'debit-subscribe' || act === 'debit-sign') && { icon: ICONS[act] })}
      disabledBecause={refusedWhy(act)}
      onClick={() => onAct(act)}
    >
      {t(`directDebit.act.${act}`)}
    </Button>
  ));
  return (
    <div className="debit-tab">
      <section aria-labelledby="debit-title">
        <SectionHeading id="debit-title">{t('directDebit.title')}</SectionHeading>
        {current === null ? (
          <EmptyState className="mt-8" icon={IconDebit} title={t('directDebit.empty')} actions={buttons}>
            {t('directDebit.emptyWhy')}
          </EmptyState>
        ) : (
          <MandateCard
            account={account}
            mandate={current}
            silentDay={section.days.days.length === 0 ? section.days.sentence : null}
            acts={buttons}
            onPaper={onPaper}
          />
        )}
      </section>
      {former.length > 0 && (
        <section aria-labelledby="debit-former">
          <SectionHeading id="debit-former">{t('directDebit.former')}</SectionHeading>
          <div className="debit-cards">
            {former.map((mandate) => (
              <MandateCard
                key={mandate.rum}
                account={account}
                mandate={mandate}
                silentDay={null}
                acts={null}
                onPaper={onPaper}
              />
            ))}
          </div>
        </section>
      )}
      <DebitHistory account={account} />
      <div className="debit-foot">
        <Law sentences={section.law} />
        <div>
          <dl className="debit-creditor">
            <dt>{t('directDebit.creditor')}</dt>
            <dd>{creditor.name}</dd>
            <dt>{t('directDebit.ics')}</dt>
            <dd className="figures-tabular">{creditor.ics}</dd>
          </dl>
          <RuleLines rules={[offered.rule, section.days.rule]} />
        </div>
      </div>
    </div>
  );
}
