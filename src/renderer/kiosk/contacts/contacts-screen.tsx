import './contacts.css';
import { useQuery } from '@tanstack/react-query';
import { formatPhone } from '../../../rules/phones.ts';
import { useCore } from '../../app/core.tsx';
import { Asked } from '../acts/asked.tsx';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { IconContacts, IconEmergency } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { type Translate, useFrench, useText } from '../i18n/text.ts';

/** Whom to call, emergencies first; for everybody, known or not. */
export function ContactsScreen() {
  const t = useText();
  const french = useFrench();
  const { ask } = useCore();
  const back = useFlow((flow) => flow.back);
  const answer = useQuery(ask.kiosk.documents.contacts.queryOptions({ gcTime: 0 }));
  return (
    <Asked title={t('contacts.title')} answer={answer}>
      {(contacts) => (
        <Question
          title={t('contacts.title')}
          lead={contacts.length === 0 ? t('contacts.empty') : undefined}
          head="tight"
          actions={<BackContinue onBack={back} />}
        >
          <ul className="k-contacts">
            {contacts.map(({ role, label, name, phone, hours, residenceName }) => (
              <li key={`${role} ${name} ${phone} ${residenceName}`} data-urgent={isUrgent(role) || undefined}>
                {isUrgent(role) ? <IconEmergency size={56} /> : <IconContacts size={56} />}
                <div className="k-contact-words">
                  <p className="k-contact-role">{french === undefined ? label : roleWords(t, role, label)}</p>
                  {name !== '' && name !== label && <p className="k-contact-name">{name}</p>}
                  {[residenceName, hours].some((one) => one !== null) && (
                    <p className="k-contact-more" lang="fr" dir="ltr">
                      {[residenceName, hours].filter((one) => one !== null).join(' · ')}
                    </p>
                  )}
                </div>
                <p className="k-contact-phone" dir="ltr">
                  {phone === null ? t('contacts.noPhone') : formatPhone(phone)}
                </p>
              </li>
            ))}
          </ul>
        </Question>
      )}
    </Asked>
  );
}

function isUrgent(role: string): boolean {
  return role.startsWith('urgence');
}

/** A usual role in another language; a landlord's own stays as it calls it. */
function roleWords(t: Translate, role: string, label: string): string {
  switch (role) {
    case 'urgence':
    case 'urgence_technique':
    case 'gestionnaire':
    case 'gardien':
    case 'charge_clientele':
    case 'conseiller_habitat':
    case 'agence':
    case 'prestataire':
      return t(`contacts.role_${role}`);
    default:
      return label;
  }
}
