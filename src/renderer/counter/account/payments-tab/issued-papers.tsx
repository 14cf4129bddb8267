import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../../app/core.tsx';
import { Skeleton, SkeletonBar } from '../../../ui/skeleton.tsx';
import { PrintActions } from '../../printing/print-actions.tsx';
import { AskFailed } from '../asked.tsx';

type Props = {
  readonly account: string;
  readonly papers: ReadonlyArray<{ readonly number: string; readonly title: string }>;
  /** F8 prints the first of them. */
  readonly withKey: boolean;
};

/** Papers just issued, each with what prints and saves it. */
export function IssuedPapers({ account, papers, withKey }: Props) {
  const { ask } = useCore();
  const list = useQuery(ask.documents.list.queryOptions({ input: { account } }));
  if (list.error !== null && list.data === undefined) {
    return <AskFailed error={list.error} onRetry={() => void list.refetch()} />;
  }
  return (
    <ul className="payment-papers mt-2">
      {papers.map(({ number, title: said }, index) => {
        const paper = list.data?.find((row) => row.origin === 'issued' && row.number === number);
        const id = paper?.id;
        const title = paper?.title ?? said;
        return (
          <li key={number} className="block!">
            <p className="text-table">
              <span className="font-label">{title}</span>{' '}
              <span className="document-number text-second text-ink-2">{number}</span>
            </p>
            {id === undefined ? (
              <Skeleton loading shape={<SkeletonBar className="mt-3 h-8 w-64" />} />
            ) : (
              <PrintActions
                className="mt-2"
                account={account}
                id={id}
                title={title}
                keyLayer={withKey && index === 0 ? 'panel' : null}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
