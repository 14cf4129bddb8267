import type { RegistrationDone } from '../../../../contract/registrations.ts';
import { useText } from '../../../i18n/i18n.ts';
import { announce } from '../../../ui/live-region.tsx';
import { type ApprovedAct, useApprovedAct } from '../../approval/use-approved-act.ts';
import type { ActDone } from './act-panel.tsx';

type Recorded = 'resend' | 'password' | 'email' | 'consents' | 'close' | 'suspend' | 'resume';

/**
 * Sends an act on a space, once however often it is asked, and says what happened.
 * @param send with the act's own command id, the same at each try
 */
export function useSpaceSend(
  act: Recorded,
  send: () => Promise<RegistrationDone>,
  onDone: () => void,
): ApprovedAct<ActDone> {
  const t = useText();
  return useApprovedAct(
    async () => {
      const { space, papers } = await send();
      return { papers, unsent: space.unsent };
    },
    false,
    () => {
      onDone();
      announce(t('spaces.panel.announce', { what: t(`spaces.panel.done.${act}`) }));
    },
  );
}
