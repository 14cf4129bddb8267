import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { TextField } from '../../ui/text-field.tsx';
import { insurersLike } from './insurers.ts';

type Props = {
  readonly value: string;
  readonly known: readonly string[];
  readonly error: string | undefined;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly onChange: (insurer: string) => void;
};

/** The insurer, completed with those met on this base; anything else is taken as it is typed. */
export function InsurerField({ value, known, error, fieldRef, onChange }: Props) {
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const found = insurersLike(known, value);
  const shown = open && found.length > 0;
  const choose = (insurer: string) => {
    onChange(insurer);
    setOpen(false);
    setAt(null);
  };
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing || !shown) return;
    const last = found.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        setAt(at === null ? 0 : Math.min(at + 1, last));
        break;
      case 'ArrowUp':
        setAt(at === null ? last : Math.max(at - 1, 0));
        break;
      case 'Enter': {
        const chosen = at === null ? undefined : found[at];
        if (chosen === undefined) return;
        choose(chosen);
        break;
      }
      case 'Escape':
        // The first Échap closes the list, not the panel behind it.
        setOpen(false);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list closes when the focus leaves the field with it
    <div
      className="picker"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <TextField
        ref={fieldRef}
        label={t('insurance.field.insurer')}
        size="dense"
        error={error}
        maxLength={120}
        value={value}
        role="combobox"
        aria-expanded={shown}
        aria-controls={shown ? `${id}-list` : undefined}
        aria-activedescendant={shown && at !== null ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        onChange={(text) => {
          onChange(text);
          setOpen(true);
          setAt(null);
        }}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <div
          id={`${id}-list`}
          className="picker-list"
          role="listbox"
          aria-label={t('insurance.field.insurers')}
        >
          {found.map((insurer, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which holds the focus
            <div
              key={insurer}
              id={`${id}-${index}`}
              className="picker-row"
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              data-chosen={at === index || undefined}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(insurer)}
            >
              {insurer}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
