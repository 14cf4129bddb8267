import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { IconCheck, type KioskIcon } from '../frame/icons.ts';
import type { DisplayChoices } from './display.ts';

/** A way of showing that is on or off; a size of text is written in that size. */
export function BigChoice({
  size,
  isChosen,
  isBox = false,
  icon: Icon,
  onPress,
  children,
}: {
  readonly size?: DisplayChoices['size'];
  readonly isChosen: boolean;
  /** By itself, not one of several. */
  readonly isBox?: boolean;
  readonly icon?: KioskIcon;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Button
      className="k-choice k-size"
      data-for={size}
      data-chosen={isChosen || undefined}
      aria-pressed={isChosen}
      onPress={onPress}
    >
      {isBox && (
        <span className="k-box" data-chosen={isChosen || undefined}>
          {isChosen && <IconCheck size={36} />}
        </span>
      )}
      {Icon !== undefined && <Icon size={52} />}
      <span className="k-choice-words k-choice-label">{children}</span>
      {isChosen && !isBox && <IconCheck />}
    </Button>
  );
}
