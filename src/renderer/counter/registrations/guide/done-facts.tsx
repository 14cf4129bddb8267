import type { ReactNode } from 'react';
import type { Space } from '../../../../contract/registrations.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { LINK_DAYS } from '../../../../rules/registrations/activation-code.ts';
import { shownIdentifier } from '../../../../rules/registrations/login.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconSavedHere } from '../../../ui/icons.ts';

/** What the tenant leaves with: how he signs in, how he activates, until when. */
export function DoneFacts({ space: { login, email, invitation, unsent } }: { readonly space: Space }) {
  const t = useText();
  const bySlip = invitation !== null && invitation.channel !== 'email';
  const facts: (readonly [string, ReactNode] | false)[] = [
    login !== null && [
      t('registrations.done.login'),
      <span key="login" className="reference wrap-anywhere">
        {/^L\d{8}$/.test(login) ? shownIdentifier(login) : login}
      </span>,
    ],
    email !== null && [
      t('registrations.activation.byMail'),
      t('registrations.done.mail', { email, n: String(LINK_DAYS) }),
    ],
    bySlip && [
      t('registrations.activation.slip'),
      t('registrations.done.slip', { day: formatDate(isoDate(invitation.expiresOn)) }),
    ],
  ];
  const told = facts.filter((fact) => fact !== false);
  return (
    <>
      {told.length > 0 && (
        <dl className="guide-facts" data-wide>
          {told.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {unsent && (
        <AlertLine layout="line" icon={IconSavedHere} fact={t('registrations.done.savedHere')}>
          {t('registrations.done.savedDetail')}
        </AlertLine>
      )}
    </>
  );
}
