import { useText } from '../../i18n/i18n.ts';
import { IconLook } from '../../ui/icons.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import type { AtOdds } from './conflict-panel.tsx';

/** The three values, field by field; where they are at odds is said in a word too. */
export function ConflictTable({ lines }: { readonly lines: AtOdds['conflict']['lines'] }) {
  const t = useText();
  const text = (value: string) =>
    value === '' ? <span className="text-ink-2">{t('dossier.conflict.empty')}</span> : value;
  return (
    <Table label={t('dossier.conflict.table')} className="stacking dossier-conflict">
      <TableHead>
        <HeadCell className="w-[22%]">{t('dossier.conflict.field')}</HeadCell>
        <HeadCell className="w-[26%]">{t('dossier.conflict.base')}</HeadCell>
        <HeadCell className="w-[26%]">{t('dossier.conflict.ours')}</HeadCell>
        <HeadCell className="w-[26%]">{t('dossier.conflict.theirs')}</HeadCell>
      </TableHead>
      <TableBody>
        {lines.map(({ label, base, ours, theirs, differs }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two occupants have the same label
          <Row key={`${at}-${label}`} data-differs={differs || undefined}>
            <Cell rowHeader>
              {label}{' '}
              {differs && (
                <StatusChip tone="warning" icon={IconLook}>
                  {t('dossier.conflict.differs')}
                </StatusChip>
              )}
            </Cell>
            <Cell data-label={t('dossier.conflict.base')}>{text(base)}</Cell>
            <Cell data-label={t('dossier.conflict.ours')} strong={differs}>
              {text(ours)}
            </Cell>
            <Cell data-label={t('dossier.conflict.theirs')} strong={differs}>
              {text(theirs)}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
