import type { ReactNode } from 'react';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconRetry } from '../../ui/icons.ts';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';

/** The little of a query's result that drawing it needs. */
type Answer<T> = {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  refetch(): unknown;
};

export type AskedProps<T> = {
  readonly answer: Answer<T>;
  readonly children: (data: T) => ReactNode;
};

/** A part of the account read from the core: its skeleton, its failure with a way to try again, or itself. */
export function Asked<T>({ answer, children }: AskedProps<T>) {
  const { data } = answer;
  if (data !== undefined) return children(data);
  if (answer.error !== null && answer.error !== undefined && !answer.isFetching) {
    return <AskFailed error={answer.error} onRetry={() => answer.refetch()} />;
  }
  return <Skeleton loading shape={<Bars />} />;
}

export function AskFailed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useText();
  const { title, kept, next, code } = failureInWords(error);
  return (
    <ErrorState
      className="mt-8"
      title={t('account.failure.block')}
      happened={title}
      kept={kept ?? t('account.failure.kept')}
      next={next ?? t('account.failure.next')}
      code={code}
      actions={
        <Button variant="tinted" size="large" icon={IconRetry} onClick={onRetry}>
          {t('account.failure.retry')}
        </Button>
      }
    />
  );
}

/** Where the heading and the rows of a table will stand. */
function Bars() {
  return (
    <div className="grid gap-6 pt-2">
      <SkeletonBar className="h-[17px] w-32" />
      {['w-40', 'w-48', 'w-36', 'w-44'].map((width) => (
        <div key={width} className="flex items-center justify-between">
          <SkeletonBar className={width} />
          <SkeletonBar className="w-20" />
        </div>
      ))}
    </div>
  );
}
