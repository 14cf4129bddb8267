import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { BigButton } from './big-button.tsx';
import { IconNext, IconPrevious } from './icons.ts';
import { pagesOf } from './pages.ts';

/** Put on what is on another page; the style sheet takes it away. */
const AWAY = 'data-away';

/**
 * What does not fit is cut into pages turned by two large buttons: nobody has to know how to scroll. Its pieces are
 * measured where they stand, whatever the language and the size of the text; those of other pages are taken away.
 */
export function Pager({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const pager = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState({ at: 0, of: 1 });
  const wanted = useRef(0);

  const lay = useCallback(() => {
    const [whole, paper, foot] = [pager.current, sheet.current, buttons.current];
    if (whole === null || paper === null || foot === null || whole.clientHeight === 0) return;
    for (const piece of paper.querySelectorAll(`[${AWAY}]`)) piece.removeAttribute(AWAY);
    const room = whole.clientHeight;
    const isAlone = paper.scrollHeight <= room + 1 || paper.querySelector('.k-text-question') !== null;
    const pieces = isAlone ? [] : piecesOf(paper, room - foot.offsetHeight);
    const top = paper.getBoundingClientRect().top;
    const at = pagesOf(
      pieces.map((piece) => {
        const box = piece.getBoundingClientRect();
        return { top: box.top - top, bottom: box.bottom - top };
      }),
      room - foot.offsetHeight,
    );
    const of = Math.max(1, (at.at(-1) ?? 0) + 1);
    wanted.current = Math.min(wanted.current, of - 1);
    for (const [index, piece] of pieces.entries()) {
      if (at[index] !== wanted.current) piece.setAttribute(AWAY, '');
    }
    const now = wanted.current;
    setPages((before) => (before.at === now && before.of === of ? before : { at: now, of }));
  }, []);

  useLayoutEffect(lay);
  useEffect(() => {
    const [whole, paper] = [pager.current, sheet.current];
    if (whole === null || paper === null) return undefined;
    const resized = new ResizeObserver(lay);
    resized.observe(whole);
    const changed = new MutationObserver(lay);
    changed.observe(paper, { childList: true, subtree: true, characterData: true });
    document.fonts.addEventListener('loadingdone', lay);
    return () => {
      resized.disconnect();
      changed.disconnect();
      document.fonts.removeEventListener('loadingdone', lay);
    };
  }, [lay]);

  const turn = (to: number) => {
    wanted.current = to;
    lay();
  };
  const isCut = pages.of > 1;
  return (
    <div className="k-pager" ref={pager}>
      <div className="k-sheet" ref={sheet}>
        {children}
      </div>
      <div className="k-page-buttons" ref={buttons} data-cut={isCut || undefined} inert={!isCut}>
        <BigButton icon={IconPrevious} isDisabled={pages.at === 0} onPress={() => turn(pages.at - 1)}>
          {t('frame.previous')}
        </BigButton>
        <span className="k-page-number">
          <span aria-hidden="true" dir="ltr">{`${pages.at + 1} / ${pages.of}`}</span>
          <span className="k-unseen">{t('frame.page', { page: pages.at + 1, of: pages.of })}</span>
        </span>
        <BigButton icon={IconNext} isDisabled={pages.at >= pages.of - 1} onPress={() => turn(pages.at + 1)}>
          {t('frame.next')}
        </BigButton>
      </div>
    </div>
  );
}

/** What is never cut: a control, a paragraph; a box taller than a page is taken apart. */
function piecesOf(box: Element, height: number): Element[] {
  return [...box.children].flatMap((child) =>
    child.getBoundingClientRect().height > height && child.children.length > 0 && !isWhole(child)
      ? piecesOf(child, height)
      : [child],
  );
}

function isWhole(element: Element): boolean {
  return element.matches('button, label, p, h2, h3, svg, video, img, input, textarea');
}
