import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { type Icon, IconDone } from './icons.ts';
import { ariaKeyShortcuts, KeyHint, type KeyName } from './key-hint.tsx';

export type OptionTileProps = {
  readonly children: ReactNode;
  /** Of the input, for what takes the focus to it. */
  readonly id?: string | undefined;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  /** `radio` with its `name`: one of the group. `checkbox`: each on its own, a check stands before the word. */
  readonly kind?: 'radio' | 'checkbox';
  readonly name?: string;
  readonly icon?: Icon;
  readonly keyName?: KeyName;
  /** 42 or 56 high. */
  readonly size?: 'normal' | 'tall';
  readonly disabled?: boolean;
  readonly className?: string;
};

/** A choice as a framed tile: the mode of payment, the place of a request. The key is drawn, the screen acts on it. */
export function OptionTile({
  children,
  id,
  chosen,
  onChoose,
  kind = 'radio',
  name,
  icon: TileIcon,
  keyName,
  size = 'normal',
  disabled = false,
  className,
}: OptionTileProps) {
  return (
    <label className={classNames('option-tile', className)} data-size={size}>
      <input
        id={id}
        type={kind}
        name={name}
        checked={chosen}
        disabled={disabled}
        aria-keyshortcuts={ariaKeyShortcuts(keyName === undefined ? undefined : [keyName])}
        className="option-input"
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      {kind === 'checkbox' && chosen && <IconDone size={16} />}
      {TileIcon !== undefined && <TileIcon />}
      <span className="option-words">{children}</span>
      {keyName !== undefined && (
        <span className="keys" aria-hidden="true">
          <KeyHint name={keyName} />
        </span>
      )}
    </label>
  );
}
