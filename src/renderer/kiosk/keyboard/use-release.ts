import { type PointerEvent, useRef } from 'react';

const KEY = '[data-skbtn]';

/**
 * react-simple-keyboard acts when a finger lands. Here a key acts when the finger leaves it, and a finger that slid off
 * presses nothing; Enter on a focused key stays the keyboard's own click.
 */
export function useRelease(press: (key: string) => void) {
  const held = useRef<HTMLElement | null>(null);
  const letGo = () => {
    held.current?.removeAttribute('data-pressed');
    held.current = null;
  };
  const keyAt = (event: PointerEvent) => {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    return under?.closest<HTMLElement>(KEY) ?? null;
  };
  return {
    onPointerDownCapture(event: PointerEvent) {
      letGo();
      held.current = keyAt(event);
      held.current?.setAttribute('data-pressed', 'true');
      // A touch stays with the key it landed on unless it is let go of: sliding off has to be seen.
      if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId)) {
        event.target.releasePointerCapture(event.pointerId);
      }
    },
    onPointerMoveCapture(event: PointerEvent) {
      held.current?.toggleAttribute('data-pressed', keyAt(event) === held.current);
    },
    onPointerUpCapture(event: PointerEvent) {
      const key = held.current;
      const isOn = key !== null && keyAt(event) === key;
      letGo();
      if (isOn) press(key.dataset.skbtn ?? '');
    },
    onPointerCancelCapture: letGo,
    onMouseDownCapture(event: React.MouseEvent) {
      // The field keeps the focus under the finger.
      event.preventDefault();
      event.stopPropagation();
    },
    onClickCapture(event: React.MouseEvent) {
      if (event.detail !== 0) event.stopPropagation();
    },
  };
}
