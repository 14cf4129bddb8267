import './shared.css';
import type { RequestRow } from '../../../../contract/requests.ts';
import { urgencyWords } from '../../../../rules/requests/words.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconLate, IconMail, IconRefused, IconWaiting } from '../../../ui/icons.ts';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { dayWords, deskToday, lateWords, STATE_LOOK, URGENCY_LOOK } from './request-words.ts';

/** Where a request stands, in the landlord's own word where it is none of ours. */
export function StateChip({ row: { state, stateLabel } }: { readonly row: RequestRow }) {
  const { icon, tone } = STATE_LOOK[state];
  return (
    <StatusChip icon={icon} tone={tone}>
      {stateLabel}
    </StatusChip>
  );
}

/** What calls for the eye: new from the portal, urgent, refused, not sent. */
export function RequestMarks({ row }: { readonly row: RequestRow }) {
  const t = useText();
  const { news, urgency, refused, unsent } = row;
  const look = URGENCY_LOOK[urgency];
  return (
    <>
      {news && (
        <StatusChip tone="accent" icon={IconMail}>
          {t('requests.mark.news')}
        </StatusChip>
      )}
      {look !== null && (
        <StatusChip tone={look.tone} icon={look.icon}>
          {urgencyWords[urgency]}
        </StatusChip>
      )}
      {refused !== null && (
        <StatusChip tone="danger" icon={IconRefused}>
          {t('requests.mark.refused')}
        </StatusChip>
      )}
      {unsent && (
        <StatusChip tone="neutral" icon={IconWaiting}>
          {t('requests.mark.unsent')}
        </StatusChip>
      )}
    </>
  );
}

/** Until when it is to be dealt with; late in words. */
export function DueWords({ row }: { readonly row: RequestRow }) {
  const t = useText();
  const late = lateWords(t, row, deskToday());
  return (
    <>
      {dayWords(row.dueOn, t('requests.mark.noDue'))}
      {late !== null && (
        <span className="request-late">
          <IconLate size={14} />
          {late}
        </span>
      )}
    </>
  );
}
