import '../setup/setup.css';
import './sign-in.css';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Agent } from '../../../contract/session.ts';
import { useCore } from '../../app/core.tsx';
import { atDesk } from '../../app/format.ts';
import { usePost } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { IconError, IconInfo, IconLock } from '../../ui/icons.ts';
import { Mark } from '../../ui/mark.tsx';
import { UnsentAtLock } from '../outbox/unsent-at-lock.tsx';
import { PasswordForm } from './password-form.tsx';
import { PinForm } from './pin-form.tsx';
import { SignInScreen } from './sign-in-screen.tsx';

/** A locked post: nothing of the work is left on the screen. The agent comes back, or another takes the place. */
export function LockScreen({ agent, since }: { readonly agent: Agent; readonly since: string }) {
  const t = useText();
  const { ask } = useCore();
  const post = usePost();
  useTitle(t('signIn.lockedTitle'));
  const [changing, setChanging] = useState(false);
  const [byPassword, setByPassword] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const agents = useQuery(ask.session.agents.queryOptions()).data ?? [];
  const demonstrationPin = agents.find(({ id }) => id === agent.id)?.demonstrationPin;
  const demonstrationPassword = agents.find(({ id }) => id === agent.id)?.demonstrationPassword;
  const usePassword = useCallback((why: string | null) => {
    setRefusal(why);
    setByPassword(true);
  }, []);

  if (changing) return <SignInScreen lockedBy={agent} onBack={() => setChanging(false)} />;
  const byPin = agent.hasPin && !byPassword;
  return (
    <div className="desk">
      <main className="desk-card lock-card">
        <div className="desk-brand">
          <Mark size={36} />
          <div>
            <h1 className="desk-product">{t('signIn.lockedTitle')}</h1>
            <p className="sign-in-place">
              {[post?.landlordName, post?.agencyName, post?.postName].filter(Boolean).join(' · ')}
            </p>
          </div>
          <IconLock size={20} className="lock-icon" />
        </div>
        <div className="lock-agent">
          <Avatar name={agent.name} size={40} />
          <div>
            <p className="text-section">{agent.name}</p>
            <p className="text-table text-ink-2">{t('signIn.lockedAt', { time: atDesk(since).time })}</p>
          </div>
        </div>
        <UnsentAtLock />
        {refusal !== null && (
          <AlertLine tone="danger" icon={IconError} fact={refusal} role="alert" className="mt-5" />
        )}
        {byPin ? (
          <PinForm agent={agent.id} takesFocus onUsePassword={usePassword} />
        ) : (
          <PasswordForm agent={agent.id} takesFocus submit={t('signIn.resume')} />
        )}
        {demonstrationPassword !== undefined && (
          <AlertLine icon={IconInfo} fact={t('signIn.demonstration')} className="mt-6">
            {demonstrationPin !== undefined && agent.hasPin
              ? t('signIn.demonstrationPin', { password: demonstrationPassword, pin: demonstrationPin })
              : t('signIn.demonstrationPassword', { password: demonstrationPassword })}
          </AlertLine>
        )}
        <div className="lock-foot">
          <Button onClick={() => setChanging(true)}>{t('signIn.changeAgent')}</Button>
        </div>
      </main>
      {post?.demonstration === true && <div className="demo-frame" aria-hidden="true" />}
    </div>
  );
}
