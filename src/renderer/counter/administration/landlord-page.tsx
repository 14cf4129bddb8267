import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconInfo } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { ReadFailure } from '../home/read-failure.tsx';

/** The landlord's rules as the program reads them, each with its source, and what to ask the landlord. */
export function LandlordPage() {
  const t = useText();
  const { ask } = useCore();
  const { data, error, isPending, refetch } = useQuery(ask.landlords.profile.queryOptions());
  if (error !== null) return <ReadFailure error={error} retry={() => void refetch()} />;
  return (
    <Skeleton loading={isPending} shape={<SkeletonBar className="mt-6 h-6 w-80" />}>
      {data !== undefined && (
        <div className="admin-page">
          <p className="admin-intro">
            <strong className="font-strong text-ink">{data.name}</strong>
            {' · '}
            {t('administration.landlord.intro')}
          </p>
          <div className="landlord-columns">
            <section aria-labelledby="landlord-rules" className="min-w-0">
              <SectionHeading id="landlord-rules">{t('administration.landlord.rules')}</SectionHeading>
              <Table label={t('administration.landlord.rules')} className="stacking rules-table mt-1">
                <TableHead>
                  <HeadCell>{t('administration.landlord.column.rule')}</HeadCell>
                  <HeadCell>{t('administration.landlord.column.value')}</HeadCell>
                  <HeadCell>{t('administration.landlord.column.source')}</HeadCell>
                </TableHead>
                <TableBody>
                  {data.rules.map((rule) => (
                    <Row key={rule.path}>
                      <Cell rowHeader className="font-medium">
                        {rule.label}
                      </Cell>
                      <Cell
                        data-label={t('administration.landlord.column.value')}
                        tone={rule.value === null ? 'ink-2' : 'ink'}
                      >
                        {rule.value ?? t('administration.landlord.silent')}
                      </Cell>
                      <Cell data-label={t('administration.landlord.column.source')} tone="ink-2">
                        <span className="rule-status">
                          {t(`administration.landlord.status.${rule.status}`)}
                        </span>
                        <span className="rule-source">{rule.source}</span>
                      </Cell>
                    </Row>
                  ))}
                </TableBody>
              </Table>
            </section>
            {data.questions.length > 0 && (
              <section aria-labelledby="landlord-questions" className="min-w-0">
                <AlertLine
                  tone="warning"
                  icon={IconInfo}
                  fact={
                    <span id="landlord-questions">
                      {t('administration.landlord.questions', {
                        count: data.questions.length,
                        n: formatCount(data.questions.length),
                      })}
                    </span>
                  }
                >
                  {t('administration.landlord.questionsText')}
                </AlertLine>
                <ul className="landlord-questions">
                  {data.questions.map(({ path, label }) => (
                    <li key={path}>{label}</li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        </div>
      )}
    </Skeleton>
  );
}
