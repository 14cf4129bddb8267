import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../../app/core.tsx';
import { atDesk } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconDone, IconWaiting } from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';

/** What was done with the mandates of the account, newest first; nothing where nothing was. */
export function DebitHistory({ account }: { readonly account: string }) {
  const t = useText();
  const { ask } = useCore();
  const acts = useQuery(ask.directDebit.acts.queryOptions({ input: { account } })).data ?? [];
  if (acts.length === 0) return null;
  return (
    <section aria-labelledby="debit-acts">
      <SectionHeading id="debit-acts">{t('directDebit.acts.title')}</SectionHeading>
      <Table label={t('directDebit.acts.title')} density="compact" className="debit-history stacking mt-1.5">
        <TableHead>
          <HeadCell className="w-[168px]">{t('directDebit.acts.when')}</HeadCell>
          <HeadCell>{t('directDebit.acts.what')}</HeadCell>
          <HeadCell className="w-[24%]">{t('directDebit.acts.who')}</HeadCell>
          <HeadCell className="w-[124px]">{t('directDebit.acts.state')}</HeadCell>
        </TableHead>
        <TableBody>
          {acts.map(({ at, agentName, what, detail, unsent }, index) => {
            const { day, time } = atDesk(at);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two acts may bear one instant
              <Row key={`${at}-${index}`}>
                <Cell figures="tabular" data-label={t('directDebit.acts.when')}>
                  {day} <span className="text-ink-2">{time}</span>
                </Cell>
                <Cell rowHeader>
                  <span className="font-label">{what}</span>
                  {detail !== null && <span className="debit-history-detail">{detail}</span>}
                </Cell>
                <Cell tone="ink-2" data-label={t('directDebit.acts.who')}>
                  {agentName}
                </Cell>
                <Cell data-label={t('directDebit.acts.state')}>
                  <StatusChip icon={unsent ? IconWaiting : IconDone} tone={unsent ? 'neutral' : 'success'}>
                    {t(unsent ? 'directDebit.acts.unsent' : 'directDebit.acts.sent')}
                  </StatusChip>
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </section>
  );
}
