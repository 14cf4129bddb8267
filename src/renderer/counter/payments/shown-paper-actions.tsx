import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconExport, IconPrint } from '../../ui/icons.ts';

/** What is done with the paper that is shown: printed by F8, or saved. */
export function ShownPaperActions({ onAct }: { readonly onAct: (act: 'print' | 'save') => void }) {
  const t = useText();
  return (
    <>
      <Button size="small" icon={IconPrint} keys={['F8']} onClick={() => onAct('print')}>
        {t('printing.print')}
      </Button>
      <Button size="small" icon={IconExport} onClick={() => onAct('save')}>
        {t('printing.save')}
      </Button>
    </>
  );
}
