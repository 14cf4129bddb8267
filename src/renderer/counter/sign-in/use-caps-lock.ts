import { useEffect, useState } from 'react';

/** True while Caps Lock is on, as far as the last key or press has told. */
export function useCapsLock(): boolean {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const look = (event: KeyboardEvent | MouseEvent) => setOn(event.getModifierState('CapsLock'));
    window.addEventListener('keydown', look);
    window.addEventListener('keyup', look);
    window.addEventListener('pointerdown', look);
    return () => {
      window.removeEventListener('keydown', look);
      window.removeEventListener('keyup', look);
      window.removeEventListener('pointerdown', look);
    };
  }, []);
  return on;
}
