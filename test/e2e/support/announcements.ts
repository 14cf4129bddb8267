import type { Page } from '@playwright/test';

declare global {
  interface Window {
    guichetAnnounced?: string[];
  }
}

/** Remembers what the page announces from now on: the next announcement takes the place of the one before. */
export async function listenTo(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    window.guichetAnnounced = heard;
    for (const region of document.querySelectorAll('[role="status"]')) {
      const hear = () => heard.push(region.textContent ?? '');
      new MutationObserver(hear).observe(region, { subtree: true, childList: true, characterData: true });
    }
  });
  return () => page.evaluate(() => (window.guichetAnnounced ?? []).join('\n'));
}
