import { useCommands } from '../../app/commands.ts';
import { useRoute } from '../../app/route.ts';
import { useSearchText } from '../../app/search-text.ts';
import { useText } from '../../i18n/i18n.ts';
import { IconAttestation, IconRequest } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';

/** F4 and F5 where no account stands: the account is searched first, then the act opens on it. */
export function useActsElsewhere(): void {
  const t = useText();
  // The account that stands open takes the keys.
  const elsewhere = useRoute(({ route }) => route.name !== 'account');
  const { askAct } = useSearchText.getState();
  useCommands(
    !elsewhere
      ? []
      : [
          {
            id: 'request',
            label: t('account.act.request'),
            icon: IconRequest,
            chord: { key: 'F4' },
            run: () => {
              askAct('request');
              announce(t('search.actFirst.request'));
            },
          },
          {
            id: 'certificate',
            label: t('account.act.certificate'),
            detail: t('account.act.certificateDetail'),
            icon: IconAttestation,
            chord: { key: 'F5' },
            run: () => {
              askAct('certificate');
              announce(t('search.actFirst.certificate'));
            },
          },
        ],
    'frame',
  );
}
