import { useCommandsHeld } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { type Unsent, unsentInWords } from './unsent-words.ts';

type Props = {
  readonly unsent: Unsent;
  readonly onStay: () => void;
  readonly onSignOut: () => void;
};

/** Before the session is closed: what is not sent yet is said; nothing keeps the agent from leaving. */
export function SignOutQuestion({ unsent, onStay, onSignOut }: Props) {
  const t = useText();
  useCommandsHeld(true);
  return (
    <Dialog
      open
      title={t('outbox.unsent.signOutTitle')}
      safe={{ label: t('outbox.unsent.stay'), onChoose: onStay, keys: ['Échap'] }}
      other={{ label: t('outbox.unsent.signOut'), onChoose: onSignOut }}
    >
      {unsent.waiting > 0 && (
        <p>
          {unsentInWords({ waiting: unsent.waiting, refused: 0 }, t)}{' '}
          {t('outbox.unsent.signOutText', { count: unsent.waiting })}
        </p>
      )}
      {unsent.refused > 0 && <p>{unsentInWords({ waiting: 0, refused: unsent.refused }, t)}</p>}
    </Dialog>
  );
}
