import { useRef } from 'react';
import { useFlow } from '../flow/flow.ts';

/** So many touches on the mark within so long ask for the staff's code. Milliseconds. */
const TOUCHES = 5;
const WITHIN_MS = 3_000;

/** Whether touches, oldest first, ask for the staff's code. Milliseconds of any steady clock. */
export function asksToLeave(touches: readonly number[]): boolean {
  const [first] = touches.slice(-TOUCHES);
  const last = touches.at(-1);
  return touches.length >= TOUCHES && first !== undefined && last !== undefined && last - first <= WITHIN_MS;
}

export function useLeaveTouches(): (event: { readonly timeStamp: number }) => void {
  const touches = useRef<number[]>([]);
  return ({ timeStamp }) => {
    touches.current = [...touches.current.slice(1 - TOUCHES), timeStamp];
    if (!asksToLeave(touches.current)) return;
    touches.current = [];
    useFlow.getState().lay('leave');
  };
}
