import { useCommands } from '../../app/commands.ts';
import { useRoute } from '../../app/route.ts';
import { useText } from '../../i18n/i18n.ts';
import { IconTill } from '../../ui/icons.ts';
import { useTill } from './use-till.ts';

/** "Caisse", and what its state allows next: opening it, or closing it. */
export function useTillCommands(): void {
  const t = useText();
  const go = useRoute((state) => state.go);
  const { data } = useTill();
  const open = data?.open ?? null;
  useCommands(
    [
      {
        id: 'till',
        label: t('till.titleAlone'),
        icon: IconTill,
        run: () => go({ name: 'till', page: 'now' }),
      },
      ...(data === undefined
        ? []
        : [
            open === null
              ? {
                  id: 'till.open',
                  label: t('till.open.act'),
                  icon: IconTill,
                  run: () => go({ name: 'till', page: 'opening' }),
                }
              : {
                  id: 'till.close',
                  label: t('till.close.act'),
                  icon: IconTill,
                  run: () => go({ name: 'till', page: 'closing' }),
                },
          ]),
    ],
    'frame',
  );
}
