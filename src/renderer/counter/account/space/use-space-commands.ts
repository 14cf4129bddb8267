import type { Space } from '../../../../contract/registrations.ts';
import { useCommands } from '../../../app/commands.ts';
import { useAgent } from '../../../app/session.ts';
import { useText } from '../../../i18n/i18n.ts';
import {
  type Icon,
  IconDone,
  IconForbidden,
  IconInfo,
  IconMail,
  IconPortalActive,
  IconPortalInactive,
  IconPrint,
  IconRegister,
  IconRetry,
  IconShow,
} from '../../../ui/icons.ts';
import { actsOf, isReserved, type SpaceCardAct } from './space-words.ts';

const ICONS: Readonly<Record<SpaceCardAct, Icon>> = {
  registerAgain: IconRegister,
  correct: IconRegister,
  resend: IconRetry,
  password: IconRetry,
  email: IconMail,
  consents: IconDone,
  login: IconShow,
  close: IconPortalInactive,
  suspend: IconForbidden,
  resume: IconPortalActive,
};

/** The acts of the section in the palette, each with whose space it is. */
export function useSpaceCommands(
  spaces: readonly Space[],
  act: (space: Space, asked: SpaceCardAct) => void,
  open: (asked: 'leaflet' | 'reference') => void,
): void {
  const t = useText();
  const agent = useAgent().role === 'agent';
  const group = t('spaces.section');
  useCommands([
    ...spaces.flatMap((space) =>
      actsOf(space)
        .filter((asked) => !(agent && isReserved(asked)))
        .map((asked) => ({
          id: `space.${asked}.${space.person}`,
          label: t(`spaces.acts.${asked}`),
          detail: space.name,
          group,
          icon: ICONS[asked],
          run: () => act(space, asked),
        })),
    ),
    {
      id: 'space.leaflet',
      label: t('spaces.acts.leaflet'),
      group,
      icon: IconPrint,
      run: () => open('leaflet'),
    },
    {
      id: 'space.reference',
      label: t('spaces.acts.reference'),
      group,
      icon: IconInfo,
      run: () => open('reference'),
    },
  ]);
}
