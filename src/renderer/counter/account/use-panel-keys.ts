import { type Command, useCommands } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import {
  IconAttestation,
  IconPassword,
  IconPayment,
  IconPrint,
  IconRegister,
  IconRequest,
} from '../../ui/icons.ts';

/**
 * Ctrl+Entrée gives the act of a panel over an account; while the panel lies there, F3 to F8 are not the account's.
 * @param validate null: nothing to give
 */
export function usePanelKeys(
  open: boolean,
  validate: Pick<Command, 'id' | 'label' | 'icon' | 'run'> | null,
): void {
  const t = useText();
  const held = { keyOnly: true, run: () => {} };
  useCommands(
    !open
      ? []
      : [
          ...(validate === null ? [] : [{ ...validate, chord: { key: 'Enter', ctrl: true } as const }]),
          {
            id: 'account.pay',
            label: t('account.act.pay'),
            icon: IconPayment,
            chord: { key: 'F3' },
            ...held,
          },
          {
            id: 'account.request',
            label: t('account.act.request'),
            icon: IconRequest,
            chord: { key: 'F4' },
            ...held,
          },
          {
            id: 'account.certificate',
            label: t('account.act.certificate'),
            icon: IconAttestation,
            chord: { key: 'F5' },
            ...held,
          },
          {
            id: 'account.register',
            label: t('spaces.acts.register'),
            icon: IconRegister,
            chord: { key: 'F6' },
            ...held,
          },
          {
            id: 'account.kiosk-code',
            label: t('kioskDesk.act'),
            icon: IconPassword,
            chord: { key: 'F7' },
            ...held,
          },
          {
            id: 'account.print',
            label: t('account.act.print'),
            icon: IconPrint,
            chord: { key: 'F8' },
            ...held,
          },
        ],
    'panel',
  );
}
