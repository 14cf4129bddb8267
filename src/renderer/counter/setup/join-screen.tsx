import { useCore } from '../../app/core.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconBack } from '../../ui/icons.ts';
import { DeskCard } from './desk-card.tsx';
import { JoinForm } from './join-form.tsx';

/** A new post that takes its accounts and its agents from the landlord's portal. */
export function JoinScreen({ onBack }: { readonly onBack: () => void }) {
  const t = useText();
  const { client } = useCore();
  useTitle(t('setup.joinTitle'));
  return (
    <DeskCard title={t('setup.joinTitle')} intro={t('setup.joinIntro')}>
      {/* Once joined the base belongs to a landlord: the status of the setup then shows the next screen by itself. */}
      <JoinForm join={(input) => client.setup.join(input)} onJoined={() => {}} takesFocus wide />
      <Button variant="quiet" icon={IconBack} className="mt-3 w-full" onClick={onBack}>
        {t('setup.demonstrationInstead')}
      </Button>
    </DeskCard>
  );
}
