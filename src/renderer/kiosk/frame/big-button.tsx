import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import type { KioskIcon } from './icons.ts';

export type BigButtonProps = {
  readonly children: ReactNode;
  /** `primary`: the one that goes on. `plain`: white. `quiet`: without a border. */
  readonly tone?: 'primary' | 'plain' | 'quiet';
  readonly icon?: KioskIcon | undefined;
  /** After the words: an arrow that goes on. */
  readonly after?: KioskIcon | undefined;
  /** The French words under a label in another language. */
  readonly french?: string | undefined;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
};

/** A button for a whole hand: acts when the finger leaves it, not when it slid off. */
export function BigButton({
  children,
  tone = 'plain',
  icon: Before,
  after: After,
  french,
  onPress,
  isDisabled = false,
  autoFocus = false,
}: BigButtonProps) {
  return (
    <Button
      className="k-button"
      data-tone={tone}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      onPress={onPress}
    >
      {Before !== undefined && <Before />}
      <span className="k-button-words">
        <span>{children}</span>
        {french !== undefined && (
          <span className="k-french" lang="fr" dir="ltr">
            {french}
          </span>
        )}
      </span>
      {After !== undefined && <After />}
    </Button>
  );
}
