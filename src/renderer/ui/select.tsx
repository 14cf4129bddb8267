import { type RefObject, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { useText } from '../i18n/i18n.ts';
import { classNames } from './class-names.ts';
import type { FieldProps } from './field.tsx';
import { type Icon, IconDone, IconError, IconUnfold } from './icons.ts';

export type SelectOption<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly icon?: Icon;
  readonly disabled?: boolean;
};

export type SelectProps<Id extends string> = Omit<FieldProps, 'readOnly'> & {
  readonly options: ReadonlyArray<SelectOption<Id>>;
  /** null: nothing chosen yet. */
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly placeholder?: string;
  /** `inline` writes the label inside the frame ("Période 24 mois"), for filters above a table. */
  readonly layout?: 'field' | 'inline';
  readonly size?: 'dense' | 'medium';
  readonly disabled?: boolean;
};

/** One of a list. Opens on arrows, typing jumps to a word, the chosen row carries a check. */
export function Select<Id extends string>({
  label,
  help,
  error,
  optional = false,
  note,
  className,
  options,
  value,
  onChange,
  placeholder,
  layout = 'field',
  size = 'medium',
  disabled = false,
}: SelectProps<Id>) {
  const t = useText();
  const button = useRef<HTMLButtonElement>(null);
  const hasError = error !== undefined && error !== null && error !== '' && error !== false;
  const aside = note ?? (optional ? t('ui.optional') : undefined);
  const inline = layout === 'inline';
  return (
    <AriaSelect
      className={classNames('field', 'select', className)}
      data-layout={layout}
      value={value}
      isDisabled={disabled}
      isInvalid={hasError}
      placeholder={placeholder ?? t('ui.choose')}
      onOpenChange={(open) => {
        if (!open) takeBackFocus(button);
      }}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {!inline && (
        <Label className="field-label">
          {label}
          {aside !== undefined && <span className="field-note"> {aside}</span>}
        </Label>
      )}
      {inline ? (
        <div className="field-frame select-frame" data-invalid={hasError || undefined}>
          <Label className="select-inline-label">{label}</Label>
          <AriaButton ref={button} className="select-inline-button">
            <SelectValue className="select-value" />
            <IconUnfold />
          </AriaButton>
        </div>
      ) : (
        <AriaButton
          ref={button}
          className="field-frame select-button"
          data-size={size}
          data-invalid={hasError || undefined}
        >
          <SelectValue className="select-value" />
          <IconUnfold />
        </AriaButton>
      )}
      {hasError && (
        <Text slot="errorMessage" elementType="div" className="field-error">
          <IconError size={17} />
          <span>{error}</span>
        </Text>
      )}
      {help !== undefined && (
        <Text slot="description" elementType="div" className="field-help">
          {help}
        </Text>
      )}
      <Popover className="menu" offset={4}>
        <ListBox className="menu-list" items={options}>
          {({ id, label: word, icon: OptionIcon, disabled: off }) => (
            <ListBoxItem id={id} textValue={word} isDisabled={off ?? false} className="menu-row">
              {({ isSelected }) => (
                <>
                  <span className="menu-check">{isSelected && <IconDone size={16} />}</span>
                  {OptionIcon !== undefined && <OptionIcon />}
                  {word}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** Frames within which a list has gone and focus has settled. */
const FRAMES_TO_SETTLE = 40;

/**
 * A list that closes gives the focus back to its field; in a panel that has only just opened it may go to the panel
 * instead, and the next key to nobody. Where a person has put it meanwhile, it stays.
 */
function takeBackFocus(button: RefObject<HTMLButtonElement | null>, frames = FRAMES_TO_SETTLE): void {
  requestAnimationFrame(() => {
    const held = document.activeElement;
    const field = button.current;
    if (field === null || frames === 0) return;
    const lost = held === document.body || (held?.getAttribute('role') === 'dialog' && held.contains(field));
    if (lost) field.focus();
    if (lost || held === field || held?.closest('[role="listbox"]') != null)
      takeBackFocus(button, frames - 1);
  });
}
