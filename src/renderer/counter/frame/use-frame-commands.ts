import { useCommands } from '../../app/commands.ts';
import { useRoute } from '../../app/route.ts';
import { useSearchText } from '../../app/search-text.ts';
import { useText } from '../../i18n/i18n.ts';
import {
  IconAdministration,
  IconAttestation,
  IconBack,
  IconContacts,
  IconDocuments,
  IconHome,
  IconKeyboard,
  IconLock,
  IconOutbox,
  IconPortal,
  IconPrint,
  IconRegister,
  IconRequest,
  IconSearch,
  IconUndo,
} from '../../ui/icons.ts';
import { useOverlays } from './overlays.ts';

type Acts = { readonly lock: () => void; readonly signOut: () => void };

/** What can be done from every screen of the counter. */
export function useFrameCommands({ lock, signOut }: Acts): void {
  const t = useText();
  const { route, go, back } = useRoute();
  const { show } = useOverlays();
  useCommands(
    [
      {
        id: 'search',
        label: t('search.label'),
        icon: IconSearch,
        chord: { key: 'F2' },
        run: () => useSearchText.getState().askFocus(),
      },
      ...(route.name === 'home'
        ? []
        : [
            { id: 'home', label: t('frame.home'), icon: IconHome, run: () => go({ name: 'home' }) },
            {
              id: 'back',
              label: t('palette.back'),
              icon: IconBack,
              chord: { key: 'Escape' },
              keyOnly: true,
              run: back,
            } as const,
          ]),
      {
        id: 'requests',
        label: t('frame.requests'),
        icon: IconRequest,
        run: () => go({ name: 'requests' }),
      },
      {
        id: 'certificates',
        label: t('frame.certificates'),
        icon: IconAttestation,
        run: () => go({ name: 'certificates' }),
      },
      {
        id: 'registrations',
        label: t('frame.registrations'),
        icon: IconRegister,
        run: () => go({ name: 'registrations' }),
      },
      {
        id: 'documents',
        label: t('frame.documents'),
        detail: t('frame.documentsDetail'),
        icon: IconDocuments,
        run: () => go({ name: 'documents' }),
      },
      {
        id: 'contacts',
        label: t('frame.contacts'),
        icon: IconContacts,
        run: () => go({ name: 'contacts' }),
      },
      { id: 'outbox', label: t('frame.outbox'), icon: IconOutbox, run: () => go({ name: 'outbox' }) },
      {
        id: 'administration',
        label: t('frame.administration'),
        icon: IconAdministration,
        run: () => go({ name: 'administration', page: 'landlord' }),
      },
      {
        id: 'portal',
        label: t('administration.page.portal'),
        detail: t('frame.administration'),
        icon: IconPortal,
        run: () => go({ name: 'administration', page: 'portal' }),
      },
      {
        id: 'printers',
        label: t('administration.page.printers'),
        detail: t('frame.administration'),
        icon: IconPrint,
        run: () => go({ name: 'administration', page: 'printers' }),
      },
      {
        id: 'print-jobs',
        label: t('administration.page.jobs'),
        detail: t('frame.administration'),
        icon: IconPrint,
        run: () => go({ name: 'administration', page: 'jobs' }),
      },
      {
        id: 'appearance',
        label: t('palette.theme'),
        detail: t('frame.administration'),
        icon: IconAdministration,
        run: () => go({ name: 'administration', page: 'appearance' }),
      },
      {
        id: 'pin',
        label: t('palette.pin'),
        detail: t('frame.administration'),
        icon: IconAdministration,
        run: () => go({ name: 'administration', page: 'pin' }),
      },
      {
        id: 'keys',
        label: t('palette.sheet'),
        icon: IconKeyboard,
        chord: { key: 'F1' },
        overDialogs: true,
        run: () => show('keys'),
      },
      {
        id: 'palette',
        label: t('palette.open'),
        icon: IconSearch,
        chord: { key: 'k', ctrl: true },
        keyOnly: true,
        overDialogs: true,
        run: () => show('palette'),
      },
      { id: 'sign-out', label: t('palette.signOut'), icon: IconUndo, run: signOut },
      {
        id: 'lock',
        label: t('frame.lock'),
        icon: IconLock,
        chord: { key: 'F12' },
        overDialogs: true,
        run: lock,
      },
    ],
    'frame',
  );
}
