import type { PaperFormat } from '../../../contract/printing.ts';
import { useText } from '../../i18n/i18n.ts';
import { Select } from '../../ui/select.tsx';
import { type Printers, printersFor } from './printers.ts';

export type PrinterChoiceProps = {
  readonly printers: Printers;
  readonly format: PaperFormat;
  readonly value: string | null;
  readonly onChange: (printer: string) => void;
  readonly className?: string;
};

/** The printers that take a format, each with its state in words. */
export function PrinterChoice({ printers, format, value, onChange, className }: PrinterChoiceProps) {
  const t = useText();
  const options = printersFor(printers, format).map(({ id, name, ready, state }) => ({
    id,
    label: ready ? name : t('printing.printerWithState', { name, state: state.toLocaleLowerCase('fr') }),
  }));
  return (
    <Select
      size="dense"
      label={t('printing.printer')}
      options={options}
      value={value}
      onChange={onChange}
      {...(className !== undefined && { className })}
    />
  );
}
