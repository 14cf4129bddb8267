import '../acts/acts.css';
import './documents.css';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import type { PageSize } from '../../pdf/use-pdf.ts';
import { BigButton } from '../frame/big-button.tsx';
import {
  IconBack,
  IconDown,
  IconLarger,
  IconLeft,
  IconNext,
  IconPrevious,
  IconPrint,
  IconRight,
  IconSmaller,
  IconUp,
} from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';
import { PaperPage } from './paper-page.tsx';
import { ZOOMS, zoomed } from './zoom.ts';

/** How much of what is seen stays in sight when one moves on. */
const KEPT = 0.25;

/** One page at a time, its width the screen's; two buttons enlarge it, and others move over it. */
export function Paper({
  title,
  pdf,
  pages,
  onPrint,
  onBack,
}: {
  readonly title: string;
  readonly pdf: PDFDocumentProxy;
  readonly pages: readonly PageSize[];
  readonly onPrint: () => void;
  readonly onBack: () => void;
}) {
  const t = useText();
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<number>(ZOOMS[0]);
  const desk = useRef<HTMLElement>(null);
  const [edge, setEdge] = useState({ top: true, end: true, left: true, right: true });
  const points = pages[page - 1];

  const look = () => {
    const element = desk.current;
    if (element === null) return;
    setEdge({
      top: element.scrollTop <= 1,
      end: element.scrollTop + element.clientHeight >= element.scrollHeight - 1,
      left: element.scrollLeft <= 1,
      right: element.scrollLeft + element.clientWidth >= element.scrollWidth - 1,
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page or another size begins at its top
  useEffect(() => {
    const element = desk.current;
    if (element === null) return undefined;
    element.scrollTop = 0;
    element.scrollLeft = 0;
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    if (element.firstElementChild !== null) resized.observe(element.firstElementChild);
    return () => resized.disconnect();
  }, [page, zoom]);
  const move = (by: 1 | -1) => {
    const element = desk.current;
    if (element === null) return;
    element.scrollTop += by * element.clientHeight * (1 - KEPT);
    look();
  };
  const aside = (by: 1 | -1) => {
    const element = desk.current;
    if (element === null) return;
    element.scrollLeft += by * element.clientWidth * (1 - KEPT);
    look();
  };

  return (
    <Question
      title={title}
      head="tight"
      actions={
        <div className="k-stack">
          <div className="k-paper-buttons">
            <BigButton
              icon={IconSmaller}
              isDisabled={zoom === ZOOMS[0]}
              onPress={() => setZoom(zoomed(zoom, -1))}
            >
              {t('documents.smaller')}
            </BigButton>
            <BigButton
              icon={IconLarger}
              isDisabled={zoom === ZOOMS.at(-1)}
              onPress={() => setZoom(zoomed(zoom, 1))}
            >
              {t('documents.larger')}
            </BigButton>
            <BigButton icon={IconUp} isDisabled={edge.top} onPress={() => move(-1)}>
              {t('documents.up')}
            </BigButton>
            <BigButton icon={IconDown} isDisabled={edge.end} onPress={() => move(1)}>
              {t('documents.down')}
            </BigButton>
            {zoom !== ZOOMS[0] && (
              <>
                <BigButton icon={IconLeft} isDisabled={edge.left} onPress={() => aside(-1)}>
                  {t('documents.left')}
                </BigButton>
                <BigButton icon={IconRight} isDisabled={edge.right} onPress={() => aside(1)}>
                  {t('documents.right')}
                </BigButton>
              </>
            )}
            {pages.length > 1 && (
              <>
                <BigButton icon={IconPrevious} isDisabled={page === 1} onPress={() => setPage(page - 1)}>
                  {t('acts.previous')}
                </BigButton>
                <BigButton
                  icon={IconNext}
                  isDisabled={page === pages.length}
                  onPress={() => setPage(page + 1)}
                >
                  {t('acts.next')}
                </BigButton>
              </>
            )}
          </div>
          <div className="k-step-actions">
            <BigButton icon={IconBack} onPress={onBack}>
              {t('frame.back')}
            </BigButton>
            <BigButton icon={IconPrint} tone="primary" onPress={onPrint}>
              {t('documents.print')}
            </BigButton>
          </div>
        </div>
      }
    >
      <div className="k-camera-zone">
        <section ref={desk} className="k-desk" dir="ltr" aria-label={t('documents.page', { page })}>
          {points !== undefined && <PaperPage pdf={pdf} number={page} points={points} zoom={zoom} />}
        </section>
      </div>
    </Question>
  );
}
