import { useCommands } from '../../../app/commands.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconPayment, IconPrint, IconRegister } from '../../../ui/icons.ts';

/** Ctrl+Entrée gives the act; the account's own keys are not its while a panel lies over it. */
export function useActKeys(open: boolean, label: string, validate: (() => void) | null): void {
  const t = useText();
  const nothing = () => {};
  useCommands(
    !open
      ? []
      : [
          ...(validate === null
            ? []
            : [
                {
                  id: 'space.validate',
                  label,
                  icon: IconRegister,
                  chord: { key: 'Enter', ctrl: true } as const,
                  run: validate,
                },
              ]),
          {
            id: 'account.pay',
            label: t('account.act.pay'),
            icon: IconPayment,
            chord: { key: 'F3' },
            keyOnly: true,
            run: nothing,
          },
          {
            id: 'account.register',
            label: t('spaces.acts.register'),
            icon: IconRegister,
            chord: { key: 'F6' },
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
