import { type Box, type Direction, nearest } from './nearest.ts';

const CONTROLS = 'button:not([disabled]), input:not([disabled]), textarea:not([disabled])';

/** What may have the focus now: of the dialog when one stands, else of the whole screen; nothing hidden or inert. */
function controls(): HTMLElement[] {
  const within = document.querySelector('.k-dialog') ?? document;
  return [...within.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (element) => element.closest('[inert], [hidden]') === null && element.checkVisibility(),
  );
}

/** A checkbox is a hair wide; its row is what one sees. */
function boxOf(element: Element): Box {
  return (element.closest('label') ?? element).getBoundingClientRect();
}

/** Moves the focus to the next control that way; past the last one, round to the first. Gives what has it then. */
export function moveFocus(direction: Direction): HTMLElement | undefined {
  const all = controls();
  const current = document.activeElement;
  const others = all.filter((element) => element !== current);
  const from =
    current === null || current === document.body
      ? { left: 0, right: window.innerWidth, top: 0, bottom: 1 }
      : boxOf(current);
  const at = nearest(from, others.map(boxOf), direction);
  const round = direction === 'down' ? others[0] : direction === 'up' ? others.at(-1) : undefined;
  const next = at === undefined ? round : others[at];
  next?.focus({ preventScroll: false });
  return next;
}

/** What a control is called, as it would be read aloud. */
export function nameOf(element: HTMLElement): string {
  return element.getAttribute('aria-label') ?? element.innerText.replaceAll(/\s+/g, ' ').trim();
}
