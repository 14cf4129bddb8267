import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';

/** A whole row that is a checkbox. */
export function CheckButton({
  isChosen,
  label,
  onPress,
  children,
}: {
  readonly isChosen: boolean;
  readonly label: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Checkbox
      className="k-choice"
      data-choice
      data-chosen={isChosen || undefined}
      isSelected={isChosen}
      onChange={onPress}
      aria-label={label}
    >
      {children}
    </Checkbox>
  );
}
