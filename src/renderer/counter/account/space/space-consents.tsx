import type { ConsentOffer, Space } from '../../../../contract/registrations.ts';
import { CONSENT_KINDS } from '../../../../rules/registrations/consents.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconDeclined, IconDone } from '../../../ui/icons.ts';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import { choiceLabel, dayWords, versionWords } from './space-words.ts';

type Props = { readonly space: Space; readonly offers: readonly ConsentOffer[] };

/** As they are offered, whichever was answered last. */
function inOrder(consents: Space['consents']): Space['consents'] {
  return consents.toSorted((a, b) => CONSENT_KINDS.indexOf(a.kind) - CONSENT_KINDS.indexOf(b.kind));
}

/** What somebody agreed to, each with its date, who took it and the words that were read. */
export function SpaceConsents({ space: { name, consents }, offers }: Props) {
  const t = useText();
  if (consents.length === 0) {
    return <p className="mt-3 text-second text-ink-2">{t('spaces.consents.none')}</p>;
  }
  return (
    <Table label={t('spaces.consents.title', { name })} density="compact" className="space-consents stacking">
      <TableHead>
        <HeadCell>{t('spaces.consents.choice')}</HeadCell>
        <HeadCell className="w-[76px]">{t('spaces.consents.answer')}</HeadCell>
        <HeadCell className="w-[100px]">{t('spaces.consents.on')}</HeadCell>
        <HeadCell className="w-[150px]">{t('spaces.consents.by')}</HeadCell>
      </TableHead>
      <TableBody>
        {inOrder(consents).map(({ kind, given, on, by, wording, version }) => (
          <Row key={kind}>
            <Cell rowHeader>
              <span className="font-label">{choiceLabel(t, offers, kind)}</span>
              {wording !== null && (
                <span className="space-wording">
                  {wording}
                  {version !== null && ` (${t('spaces.consents.version', { date: versionWords(version) })})`}
                </span>
              )}
            </Cell>
            <Cell data-label={t('spaces.consents.answer')}>
              <StatusChip icon={given ? IconDone : IconDeclined} tone={given ? 'success' : 'neutral'}>
                {t(given ? 'spaces.consents.yes' : 'spaces.consents.no')}
              </StatusChip>
            </Cell>
            <Cell figures="tabular" data-label={t('spaces.consents.on')}>
              {dayWords(on, t('spaces.consents.unknownDay'))}
            </Cell>
            <Cell tone="ink-2" data-label={t('spaces.consents.by')}>
              {t(`spaces.consents.byWhom.${by}`)}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
