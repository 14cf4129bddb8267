import type { ReactNode } from 'react';
import { IconWait } from './icons.ts';
import { Question } from './question.tsx';

/** Something is at work; `actions` when it may be stopped. */
export function Waiting({
  title,
  lead,
  body,
  actions,
}: {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly body?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <Question title={title} lead={lead} picture={<IconWait size={160} />} body={body} actions={actions} />
  );
}
