import { useCommands } from '../../../app/commands.ts';
import { useSearchText } from '../../../app/search-text.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconRegister } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';

/** F6 where no account stands: the account is searched first. */
export function useRegisterCommands(): void {
  const t = useText();
  useCommands(
    [
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
