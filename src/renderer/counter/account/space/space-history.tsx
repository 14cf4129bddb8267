import type { CoreClient } from '../../../app/core.tsx';
import { atDesk } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { type Icon, IconDone, IconRefused, IconWaiting } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { StatusChip, type Tone } from '../../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';

export type SpacesOfAccount = Awaited<ReturnType<CoreClient['registrations']['account']>>;

type Props = {
  readonly acts: SpacesOfAccount['acts'];
  readonly onPaper: (number: string) => void;
};

const LOOK: Readonly<Record<Props['acts'][number]['outbox'], { readonly icon: Icon; readonly tone: Tone }>> =
  {
    waiting: { icon: IconWaiting, tone: 'neutral' },
    sent: { icon: IconDone, tone: 'success' },
    refused: { icon: IconRefused, tone: 'danger' },
  };

/** What this post did with the spaces of the account, newest first as the core gives it. */
export function SpaceHistory({ acts, onPaper }: Props) {
  const t = useText();
  if (acts.length === 0) return null;
  return (
    <section aria-labelledby="space-history">
      <SectionHeading id="space-history">{t('spaces.history.title')}</SectionHeading>
      <Table label={t('spaces.history.title')} density="compact" className="space-history stacking mt-1.5">
        <TableHead>
          <HeadCell className="w-[168px]">{t('spaces.history.when')}</HeadCell>
          <HeadCell>{t('spaces.history.act')}</HeadCell>
          <HeadCell className="w-[22%]">{t('spaces.history.person')}</HeadCell>
          <HeadCell className="w-[20%]">{t('spaces.history.agent')}</HeadCell>
          <HeadCell className="w-[108px]">{t('spaces.history.outbox')}</HeadCell>
        </TableHead>
        <TableBody>
          {acts.map(({ at, act, name, agentName, outbox, papers }, index) => {
            const { day, time } = atDesk(at);
            const { icon, tone } = LOOK[outbox];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two acts may bear one instant
              <Row key={`${at}-${index}`}>
                <Cell figures="tabular" data-label={t('spaces.history.when')}>
                  {day} <span className="text-ink-2">{time}</span>
                </Cell>
                <Cell rowHeader>
                  <span className="font-label">{t(`spaces.history.acts.${act}`)}</span>
                  {papers.length > 0 && (
                    <span className="space-papers">
                      {papers.map(({ number, title }) => (
                        <LinkButton
                          key={number}
                          className="text-start"
                          aria-label={t('spaces.history.openPaper', { title, number })}
                          onClick={() => onPaper(number)}
                        >
                          {title}
                        </LinkButton>
                      ))}
                    </span>
                  )}
                </Cell>
                <Cell data-label={t('spaces.history.person')}>{name}</Cell>
                <Cell tone="ink-2" data-label={t('spaces.history.agent')}>
                  {agentName}
                </Cell>
                <Cell data-label={t('spaces.history.outbox')}>
                  <StatusChip icon={icon} tone={tone}>
                    {t(`spaces.history.states.${outbox}`)}
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
