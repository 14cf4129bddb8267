import { IconCalendar } from './icons.ts';
import { TextField, type TextFieldProps } from './text-field.tsx';

export type DateFieldProps = Omit<
  TextFieldProps,
  'type' | 'suffix' | 'figures' | 'align' | 'value' | 'onChange' | 'inputMode'
> & {
  /** As shown, JJ/MM/AAAA, perhaps half typed. The screen turns it into an ISO date with rules/dates.ts. */
  readonly text: string;
  readonly onTextChange: (text: string) => void;
};

/** Puts the slashes where they belong while digits are typed; leaves what is pasted whole. */
export function withSlashes(text: string): string {
  if (!/^[\d/]*$/.test(text)) return text;
  const digits = text.replaceAll('/', '').slice(0, 8);
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '').join('/');
}

/** A date typed as figures: 31102027 stands as 31/10/2027. */
export function DateField({ text, onTextChange, ...field }: DateFieldProps) {
  return (
    <TextField
      placeholder="JJ/MM/AAAA"
      {...field}
      inputMode="numeric"
      figures="tabular"
      value={text}
      onChange={(typed) => onTextChange(withSlashes(typed))}
      suffix={<IconCalendar />}
    />
  );
}
