import './printing.css';
import { useState } from 'react';
import type { DocumentRow } from '../../../contract/documents.ts';
import { useText } from '../../i18n/i18n.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { PrintAside } from './print-aside.tsx';
import { PrintFoot } from './print-foot.tsx';
import { PrintPreview } from './print-preview.tsx';
import { usePaperPrinting } from './use-paper-printing.ts';
import { usePreview } from './use-preview.ts';
import { usePrintKeys } from './use-print-keys.ts';

export type PrintPanelProps = {
  readonly account: string;
  /** The paper or document to print, as the list gives it; null while the panel is closed. */
  readonly row: DocumentRow | null;
  readonly onClose: () => void;
};

/** F8: what will come out of the printer, byte for byte; Entrée prints it. Each opening is a printing of its own. */
export function PrintPanel({ account, row, onClose }: PrintPanelProps) {
  const [seen, setSeen] = useState<{ row: DocumentRow | null; open: boolean; session: number }>({
    row: null,
    open: false,
    session: 0,
  });
  const open = row !== null;
  // The last paper stays drawn while the panel goes.
  if (open !== seen.open) {
    setSeen({ row: row ?? seen.row, open, session: open ? seen.session + 1 : seen.session });
  }
  if (seen.row === null) return null;
  return (
    <PrintSession key={seen.session} account={account} row={row ?? seen.row} open={open} onClose={onClose} />
  );
}

type SessionProps = {
  readonly account: string;
  readonly row: DocumentRow;
  readonly open: boolean;
  readonly onClose: () => void;
};

function PrintSession({ account, row, open, onClose }: SessionProps) {
  const t = useText();
  const printing = usePaperPrinting(account, row.id);
  const preview = usePreview(account, row.id, printing);
  const print = usePrintKeys({ open, printing, onClose });
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t('printing.panel.title')}
      subtitle={
        <>
          <span className="font-strong text-ink">{row.title}</span>
          {row.number !== null && (
            <>
              {' · '}
              <span className="document-number">{t('printing.panel.number', { number: row.number })}</span>
            </>
          )}
        </>
      }
      aside={<PrintAside row={row} printing={printing} copy={preview.copy} />}
      foot={<PrintFoot printing={printing} onPrint={print} onAgain={preview.again} onClose={onClose} />}
    >
      <PrintPreview preview={preview} onPrint={print} />
    </SidePanel>
  );
}
