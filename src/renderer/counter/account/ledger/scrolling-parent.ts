/** The element that scrolls when this one goes out of sight: the column of the account, or the sheet below it. */
export function scrollingParent(element: HTMLElement): Element | null {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent);
    if (overflowY === 'auto' || overflowY === 'scroll') return parent;
  }
  return document.scrollingElement;
}
