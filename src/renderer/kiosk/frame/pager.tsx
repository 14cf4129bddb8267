import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { BigButton } from './big-button.tsx';
import { IconNext, IconPrevious } from './icons.ts';

/**
 * What does not fit is cut into pages turned by two large buttons: nobody has to know how to scroll. The pages are the
 * columns of one flow, so that nothing is measured piece by piece.
 */
export function Pager({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const sheet = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState({ at: 0, of: 1 });

  const measure = useCallback(() => {
    const element = sheet.current;
    if (element === null || element.clientWidth === 0) return;
    const width = element.clientWidth + gapOf(element);
    const of = Math.max(1, Math.round((element.scrollWidth + gapOf(element)) / width));
    const at = Math.min(of - 1, Math.round(Math.abs(element.scrollLeft) / width));
    setPages((now) => (now.at === at && now.of === of ? now : { at, of }));
  }, []);

  useEffect(() => {
    const element = sheet.current;
    if (element === null) return undefined;
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    const changed = new MutationObserver(measure);
    changed.observe(element, { childList: true, subtree: true, characterData: true });
    measure();
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, [measure]);

  function turn(to: number) {
    const element = sheet.current;
    if (element === null) return;
    const sign = getComputedStyle(element).direction === 'rtl' ? -1 : 1;
    element.scrollLeft = sign * to * (element.clientWidth + gapOf(element));
    measure();
  }

  return (
    <div className="k-pager" data-pages={pages.of > 1 || undefined}>
      <div className="k-sheet" ref={sheet} onScroll={measure}>
        {children}
      </div>
      {pages.of > 1 && (
        <div className="k-page-buttons">
          <BigButton icon={IconPrevious} isDisabled={pages.at === 0} onPress={() => turn(pages.at - 1)}>
            {t('frame.previous')}
          </BigButton>
          <span className="k-page-number">{t('frame.page', { page: pages.at + 1, of: pages.of })}</span>
          <BigButton
            icon={IconNext}
            isDisabled={pages.at === pages.of - 1}
            onPress={() => turn(pages.at + 1)}
          >
            {t('frame.next')}
          </BigButton>
        </div>
      )}
    </div>
  );
}

function gapOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).columnGap) || 0;
}
