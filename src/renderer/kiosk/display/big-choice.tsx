import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { IconCheck } from '../frame/icons.ts';
import type { DisplayChoices } from './display.ts';

/** One size of text, shown in that size. */
export function BigChoice({
  size,
  isChosen,
  onPress,
  children,
}: {
  readonly size: DisplayChoices['size'];
  readonly isChosen: boolean;
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
      <span className="k-choice-words k-choice-label">{children}</span>
      {isChosen && <IconCheck />}
    </Button>
  );
}
