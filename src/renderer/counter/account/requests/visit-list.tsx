import { visitMotiveWords, visitOutcomeWords } from '../../../../rules/requests/words.ts';
import type { CoreClient } from '../../../app/core.tsx';
import { atDesk } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';

type Props = { readonly visits: Awaited<ReturnType<CoreClient['requests']['account']>>['visits'] };

/** Why somebody came, and what came of it; newest first as the core gives them. */
export function VisitList({ visits }: Props) {
  const t = useText();
  return (
    <section aria-labelledby="requests-visits">
      <SectionHeading id="requests-visits">{t('requests.tab.visits')}</SectionHeading>
      {visits.length === 0 ? (
        <p className="mt-1 text-table text-ink-2">{t('requests.tab.visitsNone')}</p>
      ) : (
        <Table
          label={t('requests.tab.visitsTable')}
          density="compact"
          className="requests-table stacking mt-1.5"
        >
          <TableHead>
            <HeadCell className="w-[168px]">{t('requests.tab.column.when')}</HeadCell>
            <HeadCell>{t('requests.tab.column.motive')}</HeadCell>
            <HeadCell className="w-[25%]">{t('requests.tab.column.outcome')}</HeadCell>
            <HeadCell className="w-[17%]">{t('requests.tab.column.agent')}</HeadCell>
          </TableHead>
          <TableBody>
            {visits.map(({ at, agentName, motive, outcome, comment }, index) => {
              const { day, time } = atDesk(at);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: two notes may bear one instant
                <Row key={`${at}-${index}`}>
                  <Cell figures="tabular" data-label={t('requests.tab.column.when')}>
                    {day} <span className="text-ink-2">{time}</span>
                  </Cell>
                  <Cell rowHeader data-label={t('requests.tab.column.motive')}>
                    <span className="font-label">{visitMotiveWords[motive]}</span>
                    {comment !== null && comment !== '' && (
                      <span className="requests-comment">{comment}</span>
                    )}
                  </Cell>
                  <Cell data-label={t('requests.tab.column.outcome')}>{visitOutcomeWords[outcome]}</Cell>
                  <Cell tone="ink-2" data-label={t('requests.tab.column.agent')}>
                    {agentName}
                  </Cell>
                </Row>
              );
            })}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
