import { formatEuros } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconWaiting } from '../../ui/icons.ts';
import { balanceWords } from '../account/balance.ts';
import { DonePanel } from './done-panel.tsx';
import type { Announced } from './panel-state.ts';
import type { DoneShell } from './recorded-panel.tsx';

export type AnnouncedPanelProps = DoneShell & { readonly answer: Announced };

/** "Annonce enregistrée": nothing was taken, the balance stands; the reçu de dépôt d'ordre is handed over. */
export function AnnouncedPanel({ holder, header, answer, ...shell }: AnnouncedPanelProps) {
  const t = useText();
  const { announcement, paper } = answer;
  const balance = balanceWords(header.balanceCents);
  return (
    <DonePanel
      {...shell}
      announced
      title={t('payments.announced.title')}
      subtitle={
        <>
          <span className="document-number">
            {t('payments.recorded.number', { number: announcement.number })}
          </span>
          {' · '}
          {t(`payments.announced.how.${announcement.mode}`, {
            amount: formatEuros(announcement.amountCents),
          })}
          {' · '}
          <span className="font-strong text-ink">{holder}</span>
        </>
      }
      groups={[
        {
          account: announcement.account,
          name: null,
          papers: [{ account: announcement.account, number: paper.number, title: paper.title, kind: 'recu' }],
        },
      ]}
    >
      <dl className="border-t border-line pt-3 text-table">
        <div className="flex items-baseline font-strong">
          <dt>{t(`account.balance.${balance.word}`)}</dt>
          <dd
            className={`figures-tabular ms-auto ${header.late && header.balanceCents > 0 ? 'text-danger' : ''}`}
          >
            {balance.amount}
          </dd>
        </div>
      </dl>
      <AlertLine icon={IconWaiting} fact={t('payments.announceFact')}>
        {t('payments.announced.detail')}
      </AlertLine>
    </DonePanel>
  );
}
