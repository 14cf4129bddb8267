/** Events whose own effect would lead out of the screen, or leave something in it. */
const REFUSED = [
  'contextmenu',
  'dragstart',
  'dragenter',
  'dragover',
  'drop',
  'copy',
  'cut',
  'paste',
  'selectstart',
  'gesturestart',
  'gesturechange',
  'auxclick',
] as const;

/** Keys that answer a question; every other one is dropped. */
const ALLOWED = [
  'Enter',
  'Backspace',
  'Delete',
  'Tab',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Shift',
  'CapsLock',
  'Dead',
] as const;

/** Whether a key may do anything on this page: one character, or a key that moves, presses or erases; no chord. */
export function isAllowedKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** AltGr, which some layouts need for "@". */
  readonly altGraph: boolean;
}): boolean {
  const { key, ctrlKey, altKey, metaKey, altGraph } = event;
  const isCharacter = [...key].length === 1;
  if (metaKey) return false;
  if (altGraph) return isCharacter;
  if (ctrlKey || altKey) return false;
  return isCharacter || ALLOWED.some((allowed) => allowed === key);
}

/** Closes the page's own ways out; the doors close theirs. */
export function closePage(page: Window): void {
  // It outlives the page, and a visit.
  page.name = '';
  const refuse = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const name of REFUSED) page.addEventListener(name, refuse, { capture: true });
  page.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), {
    capture: true,
    passive: false,
  });
  page.addEventListener('touchmove', (event) => event.touches.length > 1 && event.preventDefault(), {
    capture: true,
    passive: false,
  });
  for (const name of ['keydown', 'keyup', 'keypress'] as const) {
    page.addEventListener(
      name,
      (event) => {
        const { key, ctrlKey, altKey, metaKey } = event;
        const altGraph = event.getModifierState('AltGraph');
        if (!isAllowedKey({ key, ctrlKey, altKey, metaKey, altGraph })) refuse(event);
      },
      { capture: true },
    );
  }
  // The page goes nowhere by itself but to its end: no link, no form, no step back, no reload.
  page.navigation?.addEventListener('navigate', (event) => {
    if (event.cancelable && !leadsToEnd(page, event.destination.url)) event.preventDefault();
  });
  page.addEventListener('click', (event) => opensFiles(event.target) && refuse(event), { capture: true });
  Object.defineProperty(HTMLInputElement.prototype, 'showPicker', { value: () => undefined });
  Object.defineProperty(page, 'open', { value: () => null });
  Object.defineProperty(page, 'print', { value: () => undefined });
}

/** Under the loopback door a visit ends at `/fin`; under the other, by the same page again. */
function leadsToEnd(page: Window, url: string): boolean {
  const { protocol, pathname, search, hash } = new URL(url);
  if (protocol === 'app:') return url === page.location.href;
  return pathname === '/fin' && search === '' && hash === '';
}

/** A field of the page that would show the files of the machine. */
function opensFiles(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'file';
}
