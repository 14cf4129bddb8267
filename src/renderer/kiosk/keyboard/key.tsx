import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';

/** One key of the keypad. The field keeps the focus under the finger; a press by Enter keeps it on the key. */
export function Key({
  children,
  word = false,
  onPress,
}: {
  readonly children: ReactNode;
  readonly word?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <Button className="k-key" data-word={word || undefined} preventFocusOnPress onPress={onPress}>
      {children}
    </Button>
  );
}
