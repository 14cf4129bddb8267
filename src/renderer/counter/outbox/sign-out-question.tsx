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
      {unsentInWords(unsent, t)} {unsent.waiting > 0 && t('outbox.unsent.signOutText')}
    </Dialog>
  );
}
