import { useId } from 'react';
import type { ConsentOffer, Space } from '../../../../contract/registrations.ts';
import { shownIdentifier } from '../../../../rules/registrations/login.ts';
import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconInfo, IconLate, IconMail, IconRefused, IconWaiting } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { roleWords } from '../../search/person-words.ts';
import { EmailText } from '../email-text.tsx';
import { SpaceActs } from './space-acts.tsx';
import { SpaceConsents } from './space-consents.tsx';
import { dayWords, invitationWords, type SpaceCardAct, STATE_LOOK } from './space-words.ts';

type Props = {
  readonly space: Space;
  readonly offers: readonly ConsentOffer[];
  readonly onAct: (act: SpaceCardAct) => void;
};

/** Somebody's tenant space: who, where it stands, how he comes in, what he chose, what can be done. */
export function SpaceCard({ space, offers, onAct }: Props) {
  const t = useText();
  const id = useId();
  const { name, role, state, since, unsent } = space;
  const { icon, tone } = STATE_LOOK[state];
  return (
    <article className="space-card" aria-labelledby={id}>
      <header className="space-card-head">
        <h3 id={id} className="text-section">
          {name}
        </h3>
        <p className="text-second text-ink-2">{role === null ? t('spaces.role') : roleWords(role)}</p>
        <p className="space-card-state">
          <StatusChip icon={icon} tone={tone}>
            {t(`spaces.state.${state}`)}
          </StatusChip>
          {since !== null && (
            <span className="text-second text-ink-2">{t('spaces.since', { date: dayWords(since, '') })}</span>
          )}
          {unsent && state !== 'waiting-to-send' && (
            <StatusChip icon={IconWaiting}>{t('spaces.actUnsent')}</StatusChip>
          )}
        </p>
      </header>
      <Notes space={space} />
      <SpaceFacts space={space} />
      <SpaceConsents space={space} offers={offers} />
      <SpaceActs space={space} onAct={onAct} />
    </article>
  );
}

/** What asks for a look, the most pressing first. */
function Notes({ space: { state, refused, bounced, invitation, fromErp } }: { readonly space: Space }) {
  const t = useText();
  const go = useRoute((route) => route.go);
  const living = state !== 'closed' && state !== 'exited' && state !== 'refused';
  return (
    <>
      {refused !== null && (
        <AlertLine
          tone="danger"
          icon={IconRefused}
          fact={t(state === 'refused' ? 'spaces.note.refusedOpen' : 'spaces.note.refused')}
        >
          {refused.reason}{' '}
          <LinkButton onClick={() => go({ name: 'outbox', tab: 'a-traiter' })}>
            {t('spaces.note.seeRefusal')}
          </LinkButton>
        </AlertLine>
      )}
      {living && bounced !== null && (
        <AlertLine tone="warning" icon={IconMail} fact={t('spaces.note.bounced')}>
          {t('spaces.note.bouncedDetail', { date: dayWords(bounced.on, ''), reason: bounced.reason })}
        </AlertLine>
      )}
      {living && invitation?.expired === true && (
        <AlertLine tone="warning" icon={IconLate} fact={t('spaces.note.expired')}>
          {t('spaces.note.expiredDetail', { date: dayWords(invitation.expiresOn, '') })}
        </AlertLine>
      )}
      {fromErp && (
        <AlertLine icon={IconInfo} fact={t('spaces.note.fromErp')}>
          {t('spaces.note.fromErpDetail')}
        </AlertLine>
      )}
    </>
  );
}

function SpaceFacts({ space }: { readonly space: Space }) {
  const t = useText();
  const { state, email, login, registeredOn, invitation, fromErp } = space;
  // What was refused invited nobody.
  const words = state === 'refused' ? null : invitationWords(t, invitation);
  const emailIsLogin = login !== null && login === email;
  return (
    <dl className="space-facts">
      <div>
        <dt>{t('spaces.fact.email')}</dt>
        <dd>
          {email === null ? (
            <span className="text-ink-2">{t(fromErp ? 'spaces.fact.notGiven' : 'spaces.fact.noEmail')}</span>
          ) : (
            <EmailText email={email} />
          )}
        </dd>
      </div>
      <div>
        <dt>{t('spaces.fact.login')}</dt>
        <dd>
          {login === null ? (
            <span className="text-ink-2">{t('spaces.fact.noLogin')}</span>
          ) : emailIsLogin ? (
            t('spaces.fact.emailIsLogin')
          ) : (
            <span className="document-number wrap-anywhere">{shownIdentifier(login)}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('spaces.fact.registeredOn')}</dt>
        <dd className="figures-tabular">{dayWords(registeredOn, t('spaces.fact.notGiven'))}</dd>
      </div>
      {words !== null && (
        <div>
          <dt>{t('spaces.fact.invitation')}</dt>
          <dd>{words}</dd>
        </div>
      )}
    </dl>
  );
}
