import { useCommands } from '../../../app/commands.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconPayment, IconPrint } from '../../../ui/icons.ts';
import type { TakingBack } from './row-words.ts';

/** Ctrl+Entrée gives the act; F3 and F8 are not the account's while the panel lies over it. */
export function usePanelKeys(open: boolean, act: TakingBack, validate: () => void): void {
  const t = useText();
  const nothing = () => {};
  useCommands(
    !open
      ? []
      : [
          {
            id: 'taking-back.validate',
            label: t(`paymentsTab.validate.${act}`),
            icon: IconPayment,
            chord: { key: 'Enter', ctrl: true },
            run: validate,
          },
          {
            id: 'account.pay',
            label: t('account.act.pay'),
            icon: IconPayment,
            chord: { key: 'F3' },
            keyOnly: true,
            run: nothing,
          },
          {
            id: 'account.print',
            label: t('account.act.print'),
            icon: IconPrint,
            chord: { key: 'F8' },
            keyOnly: true,
            run: nothing,
          },
        ],
    'panel',
  );
}
