import './request.css';
import '../shared/shared.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import { useCore } from '../../../app/core.tsx';
import { failureInWords } from '../../../app/failure.ts';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { IconRetry } from '../../../ui/icons.ts';
import { Skeleton, SkeletonBar } from '../../../ui/skeleton.tsx';
import { useConsultation } from '../../account/use-consultation.ts';
import { RequestDonePage } from './request-done.tsx';
import type { RequestDone, RequestPrepare } from './request-form.ts';
import { RequestHead } from './request-head.tsx';
import { RequestPage } from './request-page.tsx';
import { useRequestForm } from './use-request-form.ts';

/** "Nouvelle demande" (F4) of an account. */
export function RequestScreen({ account }: { readonly account: string }) {
  const t = useText();
  const { ask } = useCore();
  const { header, retry } = useConsultation(account);
  const prepared = useQuery(ask.requests.prepare.queryOptions({ input: { account } }));
  useTitle(t('requests.windowTitle'));
  if (header.data !== undefined && prepared.data !== undefined)
    return <OpenRequest header={header.data} prepared={prepared.data} />;
  const error = header.error ?? prepared.error;
  return (
    <div className="request">
      <RequestHead header={header.data ?? null} />
      {error === null ? (
        <Skeleton loading shape={<SkeletonBar className="mx-(--sheet-pad) mt-6 h-[160px] w-[60%]" />} />
      ) : (
        <RequestFailed
          error={error}
          onRetry={() => {
            if (header.error !== null) retry();
            if (prepared.error !== null) void prepared.refetch();
          }}
        />
      )}
    </div>
  );
}

type OpenProps = { readonly header: AccountHeader; readonly prepared: RequestPrepare };

function OpenRequest({ header, prepared }: OpenProps) {
  const state = useRequestForm(header.account, prepared);
  const [done, setDone] = useState<RequestDone | null>(null);
  if (done !== null) {
    return (
      <RequestDonePage
        header={header}
        answer={done}
        onAnother={() => {
          setDone(null);
          state.restart();
        }}
      />
    );
  }
  if (state.form === null) return null;
  return (
    <RequestPage
      key={state.form.commandId}
      header={header}
      prepared={prepared}
      state={{ ...state, form: state.form }}
      onDone={setDone}
    />
  );
}

function RequestFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useText();
  const { title, kept, next, code } = failureInWords(error);
  return (
    <ErrorState
      className="mx-auto mt-12 px-6"
      title={t('requests.failed')}
      happened={title}
      kept={kept ?? t('requests.kept')}
      next={next ?? t('app.failure.next')}
      code={code}
      actions={
        <Button variant="tinted" size="large" icon={IconRetry} onClick={onRetry}>
          {t('requests.retry')}
        </Button>
      }
    />
  );
}
