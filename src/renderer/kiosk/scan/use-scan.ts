import { useEffect, useRef } from 'react';
import { onScan } from './scans.ts';

/** Hears the scanner while this question stands, wherever the focus is. */
export function useScan(take: (text: string) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => onScan((text) => latest.current(text)), []);
}
