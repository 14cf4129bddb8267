import { useCommands } from '../../../app/commands.ts';
import { useRoute } from '../../../app/route.ts';
import { useSearchText } from '../../../app/search-text.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconRegister } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';

/** F6 where no account stands: the account is searched first. */
export function useRegisterCommands(): void {
  const t = useText();
  // The account that stands open, and the guide itself, take the key.
  const elsewhere = useRoute(({ route }) => route.name !== 'account' && route.name !== 'registration');
  useCommands(
    !elsewhere
      ? []
      : [
          {
            id: 'register',
            label: t('registrations.act'),
            detail: t('registrations.actDetail'),
            icon: IconRegister,
            chord: { key: 'F6' },
            run: () => {
              useSearchText.getState().askFocus();
              announce(t('registrations.searchFirst'));
            },
          },
        ],
    'frame',
  );
}
