import { useText } from '../../i18n/i18n.ts';
import { IconTill } from '../../ui/icons.ts';
import { deskToday, standingOf } from './till-words.ts';
import { useTill } from './use-till.ts';

/** The till in words, in the top bar; amber when a day was left open. */
export function TillChip() {
  const t = useText();
  const { data } = useTill();
  if (data === undefined) return null;
  const standing = standingOf(data, deskToday());
  return (
    <span className="sync-chip" data-tone={standing.kind === 'late' ? 'warning' : undefined}>
      <IconTill />
      {standing.kind === 'closed' && t('till.chip.closed')}
      {standing.kind === 'open' && (
        <span>
          {t('till.chip.open')}{' '}
          <span className="till-chip-since">{t('till.chip.since', { time: standing.time })}</span>
        </span>
      )}
      {standing.kind === 'late' && t('till.chip.late', { day: standing.day })}
    </span>
  );
}
