import '../setup/setup.css';
import './sign-in.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Agent, SignInAgent } from '../../../contract/session.ts';
import { formatLongDate } from '../../../rules/dates.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { atDesk } from '../../app/format.ts';
import { usePost } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { VERSION } from '../../app/version.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconError, IconInfo } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { AgentList } from './agent-list.tsx';
import { PasswordForm } from './password-form.tsx';
import { PinForm } from './pin-form.tsx';

type Props = {
  /** On a locked post: who locked it, and the way back to them. */
  readonly lockedBy?: Agent;
  readonly onBack?: () => void;
};

/** Who sits at this post: an agent of the list or an identifier, and a secret. */
export function SignInScreen({ lockedBy, onBack }: Props) {
  const t = useText();
  const { ask } = useCore();
  const post = usePost();
  useTitle(t('signIn.submit'));
  const { data: agents = [], error } = useQuery(ask.session.agents.queryOptions());
  const [picked, setPicked] = useState<string | null | undefined>(undefined);
  // By hand: the secret is typed next. Arrows leave the focus in the list.
  const [byHand, setByHand] = useState(true);
  const [turn, setTurn] = useState(0);
  // Someone else is coming: the one who locked the post is not offered first.
  const first = agents.find(({ id }) => id !== lockedBy?.id) ?? agents[0];
  const chosenId = picked === undefined ? (first?.id ?? null) : picked;
  const chosen = agents.find(({ id }) => id === chosenId);
  const place = [post?.landlordName, post?.agencyName].filter(Boolean).join(' · ');

  return (
    <div className="desk sign-in-desk">
      <main className="sign-in">
        <div className="sign-in-who">
          <div className="sign-in-brand">
            <Mark size={36} />
            <div>
              <p className="desk-product">{t('frame.product')}</p>
              <p className="sign-in-place">{place}</p>
            </div>
          </div>
          {error !== null && (
            <AlertLine tone="danger" icon={IconError} fact={t('signIn.agentsFailed')} role="alert">
              {failureInWords(error).title}
            </AlertLine>
          )}
          <AgentList
            agents={agents}
            chosen={chosenId}
            onChoose={(agent, pressed) => {
              setPicked(agent);
              setByHand(pressed);
            }}
            onConfirm={() => {
              setByHand(true);
              setTurn(turn + 1);
            }}
          />
        </div>
        <div className="sign-in-proof">
          <Proof
            key={`${chosenId}-${turn}`}
            chosen={chosen}
            takesFocus={byHand}
            pinPossible={lockedBy !== undefined}
            postName={post?.postName ?? ''}
          />
          {lockedBy !== undefined && onBack !== undefined && (
            <LinkButton className="mt-5 self-start text-second" onClick={onBack}>
              {t('signIn.comeBack', { name: lockedBy.name })}
            </LinkButton>
          )}
          {chosen?.demonstrationPassword !== undefined && <DemonstrationSecrets agent={chosen} />}
        </div>
      </main>
      <footer className="sign-in-foot">
        {post?.demonstration === true && <span className="font-label">{t('signIn.demonstration')}</span>}
        <span>{t('signIn.language')}</span>
        <span>{t('signIn.version', { version: VERSION })}</span>
      </footer>
      {post?.demonstration === true && <div className="demo-frame" aria-hidden="true" />}
    </div>
  );
}

type ProofProps = {
  readonly chosen: SignInAgent | undefined;
  readonly takesFocus: boolean;
  /** A code changes agents on a locked post; a day begins with a password. */
  readonly pinPossible: boolean;
  readonly postName: string;
};

function Proof({ chosen, takesFocus, pinPossible, postName }: ProofProps): ReactNode {
  const t = useText();
  const [byPassword, setByPassword] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const byPin = pinPossible && chosen?.pinAllowed === true && !byPassword;
  const today = formatLongDate(atDesk(new Date().toISOString()).date);
  return (
    <>
      <h1 className="sign-in-hello">
        {chosen === undefined
          ? t('signIn.otherTitle')
          : t('signIn.hello', { name: chosen.name.split(' ')[0] ?? chosen.name })}
      </h1>
      <p className="sign-in-day">{[postName, today].filter((word) => word !== '').join(' · ')}</p>
      {refusal !== null && (
        <AlertLine tone="danger" icon={IconError} fact={refusal} role="alert" className="mt-5" />
      )}
      {byPin && chosen !== undefined ? (
        <PinForm
          agent={chosen.id}
          takesFocus={takesFocus}
          onUsePassword={(why) => {
            setRefusal(why);
            setByPassword(true);
          }}
        />
      ) : (
        <PasswordForm agent={chosen?.id ?? null} takesFocus={takesFocus} submit={t('signIn.submit')} />
      )}
    </>
  );
}

/** Shown on the demonstration base alone, because the core gives them there and nowhere else. */
function DemonstrationSecrets({ agent }: { readonly agent: SignInAgent }) {
  const t = useText();
  const { demonstrationPassword: password = '', demonstrationPin: pin } = agent;
  return (
    <div className="sign-in-note">
      <AlertLine icon={IconInfo} fact={t('signIn.demonstration')}>
        {pin === undefined
          ? t('signIn.demonstrationPassword', { password })
          : t('signIn.demonstrationPin', { password, pin })}
      </AlertLine>
    </div>
  );
}
