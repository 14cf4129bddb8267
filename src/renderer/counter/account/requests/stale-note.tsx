import type { Request } from '../../../../contract/requests.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconLook } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { eventAuthor, eventTitle } from '../../requests/shared/request-words.ts';

type Props = {
  readonly request: Request;
  /** Version that the clerk had before him. */
  readonly since: number;
  readonly onGoOn: () => void;
};

/** Somebody else wrote while the form was being filled in: what and who, and the way on. */
export function StaleNote({ request: { events }, since, onGoOn }: Props) {
  const t = useText();
  const others = events.slice(since).filter(({ by }) => by !== 'counter');
  const last = others.at(-1) ?? events.at(-1);
  return (
    <AlertLine tone="warning" icon={IconLook} role="alert" fact={t('requests.panel.stale')}>
      {last !== undefined &&
        t('requests.panel.staleDetail', { what: eventTitle(t, last), who: eventAuthor(t, last) })}{' '}
      {last?.text} {t('requests.panel.staleUnknown')}{' '}
      <LinkButton onClick={onGoOn}>{t('requests.panel.staleGoOn')}</LinkButton>
    </AlertLine>
  );
}
