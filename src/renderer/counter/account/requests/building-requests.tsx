import type { CoreClient } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import { RuleLines } from '../../registrations/guide/rule-line.tsx';
import { dayWords } from '../../requests/shared/request-words.ts';

type AccountRequests = Awaited<ReturnType<CoreClient['requests']['account']>>;
type Props = {
  readonly rows: AccountRequests['building'];
  readonly rule: AccountRequests['buildingRule'];
};

/** "Demandes de la résidence": common parts and kind of problem alone. */
export function BuildingRequests({ rows, rule }: Props) {
  const t = useText();
  return (
    <section aria-labelledby="requests-building">
      <SectionHeading id="requests-building">{t('requests.tab.building')}</SectionHeading>
      <p className="text-second text-ink-2">{t('requests.tab.buildingWhy')}</p>
      {rows.length === 0 ? (
        <p className="mt-2 text-table">{t('requests.tab.buildingNone')}</p>
      ) : (
        <Table
          label={t('requests.tab.buildingTable')}
          density="compact"
          className="requests-table stacking mt-1.5"
        >
          <TableHead>
            <HeadCell className="w-[30%]">{t('requests.tab.column.place')}</HeadCell>
            <HeadCell>{t('requests.tab.column.problem')}</HeadCell>
            <HeadCell className="requests-state">{t('requests.tab.column.state')}</HeadCell>
            <HeadCell className="requests-due">{t('requests.tab.column.opened')}</HeadCell>
          </TableHead>
          <TableBody>
            {rows.map(({ place, label, state, openedOn }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two of one kind may be open; they carry nothing to be known by
              <Row key={`${label}-${index}`}>
                <Cell data-label={t('requests.tab.column.place')}>{place}</Cell>
                <Cell rowHeader data-label={t('requests.tab.column.problem')}>
                  {label}
                </Cell>
                <Cell data-label={t('requests.tab.column.state')}>{state}</Cell>
                <Cell figures="tabular" tone="ink-2" data-label={t('requests.tab.column.opened')}>
                  {dayWords(openedOn, t('requests.mark.noDay'))}
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
      <RuleLines rules={[rule]} />
    </section>
  );
}
