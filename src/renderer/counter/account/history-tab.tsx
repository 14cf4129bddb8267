import type { HistoryRow } from '../../../contract/accounts.ts';
import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconWaiting } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { actWords } from './history-words.ts';

/** Who consulted this account and what was done on it, newest first. */
export function HistoryTab({ rows }: { readonly rows: readonly HistoryRow[] }) {
  const t = useText();
  if (rows.length === 0) {
    return (
      <EmptyState className="mt-16" icon={IconWaiting} title={t('account.history.empty')}>
        {t('account.history.emptyWhy')}
      </EmptyState>
    );
  }
  return (
    <section>
      <SectionHeading>{t('account.history.title')}</SectionHeading>
      <Table label={t('account.history.label')} density="compact" className="stacking mt-1.5">
        <TableHead>
          <HeadCell className="w-[22%]">{t('account.history.when')}</HeadCell>
          <HeadCell className="w-[20%]">{t('account.history.who')}</HeadCell>
          <HeadCell className="w-[16%]">{t('account.history.post')}</HeadCell>
          <HeadCell>{t('account.history.what')}</HeadCell>
        </TableHead>
        <TableBody>
          {rows.map(({ at, agentName, post, what, detail }, index) => {
            const { day, time } = atDesk(at);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: one agent may consult twice within a millisecond's stamp
              <Row key={`${at}-${index}`}>
                <Cell figures="tabular" data-label={t('account.history.when')}>
                  {day} <span className="text-ink-2">{time}</span>
                </Cell>
                <Cell data-label={t('account.history.who')}>{agentName}</Cell>
                <Cell tone="ink-2" data-label={t('account.history.post')}>
                  {post}
                </Cell>
                <Cell rowHeader>
                  {actWords(t, what)}{' '}
                  {detail !== null && <span className="document-number ms-2 text-ink-2">{detail}</span>}
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </section>
  );
}
