import { type RefCallback, useEffect, useState } from 'react';

const PADDING = 40;

export type Desk = {
  readonly deskRef: RefCallback<HTMLElement>;
  /** Width a page may take, in CSS pixels. */
  readonly width: number;
  /** The page most in sight, from 1. */
  readonly page: number;
  /** Pages in sight or within a screen of it. */
  readonly near: ReadonlySet<number>;
};

/** Follows the scrolling space of a viewer: its width, which page is read, which are to be drawn. */
export function useDesk(pages: number): Desk {
  const [desk, setDesk] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState(600);
  const [page, setPage] = useState(1);
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([1]));

  useEffect(() => {
    if (desk === null) return;
    const measure = () => setWidth(Math.max(160, desk.clientWidth - PADDING));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(desk);
    return () => observer.disconnect();
  }, [desk]);

  useEffect(() => {
    const root = desk;
    if (root === null || pages === 0) return;
    const seen = new Map<number, number>();
    const numberOf = (target: Element) => Number((target as HTMLElement).dataset.page);
    const around = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const after = new Set(before);
          for (const { target, isIntersecting } of entries) {
            if (isIntersecting) after.add(numberOf(target));
            else after.delete(numberOf(target));
          }
          return after;
        }),
      { root, rootMargin: '100% 0px' },
    );
    const inSight = new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRect } of entries)
          seen.set(numberOf(target), intersectionRect.height);
        const most = [...seen].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0] as const);
        setPage(most[0]);
      },
      { root, threshold: [0, 0.1, 0.25, 0.5, 0.75, 1] },
    );
    for (const element of root.querySelectorAll('[data-page]')) {
      around.observe(element);
      inSight.observe(element);
    }
    return () => {
      around.disconnect();
      inSight.disconnect();
    };
  }, [desk, pages]);

  return { deskRef: setDesk, width, page, near };
}
