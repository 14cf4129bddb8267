import { IconError } from '../../../ui/icons.ts';

/** The sentence of a fault below a group of choices, as a field shows its own. */
export function FieldFault({ id, words }: { readonly id: string; readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <IconError size={17} />
      <span>{words}</span>
    </p>
  );
}
