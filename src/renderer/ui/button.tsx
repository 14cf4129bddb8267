import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { type Icon, IconBusy } from './icons.ts';
import { ariaKeyShortcuts, KeyHints, type KeyName } from './key-hint.tsx';
import { useDelayed } from './use-delayed.ts';

export type ButtonVariant = 'filled' | 'secondary' | 'tinted' | 'quiet' | 'refusal';

export type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'disabled' | 'children'> & {
  /** The act and its object ("Valider l'encaissement"); it alone is the accessible name. */
  readonly children: ReactNode;
  /** One filled button per screen. Default: secondary. */
  readonly variant?: ButtonVariant;
  /** 32, 40 or 48 high. Default: medium. */
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: Icon;
  /** Shown as caps and told by `aria-keyshortcuts`; acting on the key is the screen's work. */
  readonly keys?: readonly KeyName[];
  /** While the act runs: the words to show ("Envoi…"). Presses are ignored from the first moment. */
  readonly busy?: string | undefined;
  /** Why the act is not possible now. The button stays focusable and says it. */
  readonly disabledBecause?: string | undefined;
  /** `beside` writes the reason after the button; `elsewhere` when the screen already shows it. */
  readonly reasonPlacement?: 'beside' | 'elsewhere';
};

/** A button in the five weights of design.md §4. Disabled and busy are `aria-disabled`: never lost to the keyboard. */
export function Button({
  children,
  variant = 'secondary',
  size = 'medium',
  icon: ButtonIcon,
  keys,
  busy,
  disabledBecause,
  reasonPlacement = 'beside',
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const showBusy = useDelayed(busy !== undefined);
  const inert = busy !== undefined || disabledBecause !== undefined;

  const button = (
    <button
      {...rest}
      type={type}
      className={classNames('button', className)}
      data-variant={variant}
      data-size={size}
      data-busy={showBusy || undefined}
      aria-busy={showBusy || undefined}
      aria-disabled={inert || undefined}
      aria-describedby={disabledBecause === undefined ? rest['aria-describedby'] : reasonId}
      aria-keyshortcuts={rest['aria-keyshortcuts'] ?? ariaKeyShortcuts(keys)}
      onClick={(event) => {
        if (inert) {
          event.preventDefault();
          return;
        }
        onClick?.(event);
      }}
    >
      {/* Both faces lie in one cell: the width at rest is kept, and nothing beside the button moves. */}
      <span className="button-face">
        {ButtonIcon !== undefined && <ButtonIcon />}
        <span className="button-label">{children}</span>
        {keys !== undefined && <KeyHints names={keys} />}
      </span>
      {showBusy && (
        <span className="button-face">
          <IconBusy className="button-spinner" />
          <span>{busy}</span>
        </span>
      )}
    </button>
  );
  if (disabledBecause === undefined) return button;
  return (
    <span className={reasonPlacement === 'beside' ? 'button-with-reason' : 'contents'}>
      {button}
      <span id={reasonId} className={reasonPlacement === 'beside' ? 'button-reason' : 'visually-hidden'}>
        {disabledBecause}
      </span>
    </span>
  );
}

export type IconButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label'> & {
  /** Only copy, zoom, rotate and close stand without their word; this is what assistive technology reads. */
  readonly label: string;
  readonly icon: Icon;
};

/** A square quiet button for the four acts that may be an icon alone. Wrap it in a Tooltip. */
export function IconButton({
  label,
  icon: ButtonIcon,
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button {...rest} type={type} aria-label={label} className={classNames('icon-button', className)}>
      <ButtonIcon />
    </button>
  );
}
