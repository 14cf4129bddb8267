import './guide.css';
import './questions.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { RegistrationDone, RegistrationPrepare } from '../../../../contract/registrations.ts';
import { useCore } from '../../../app/core.tsx';
import { failureInWords } from '../../../app/failure.ts';
import { useRoute } from '../../../app/route.ts';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { IconRetry } from '../../../ui/icons.ts';
import { Skeleton, SkeletonBar } from '../../../ui/skeleton.tsx';
import { useConsultation } from '../../account/use-consultation.ts';
import { DonePage } from './done-page.tsx';
import { GuideHead } from './guide-head.tsx';
import { GuidePage } from './guide-page.tsx';
import { type GuideAsk, useGuideForm } from './use-guide-form.ts';

export type RegistrationScreenProps = {
  readonly account: string;
  /** Who is to be registered, where that is known. */
  readonly person?: string;
  /** The refused registration to make again. */
  readonly supersedes?: string;
};

/** Guided registration for the tenant space. */
export function RegistrationScreen({ account, person, supersedes }: RegistrationScreenProps) {
  const t = useText();
  const { ask } = useCore();
  const input = { account };
  const { header, retry } = useConsultation(account);
  const prepared = useQuery(ask.registrations.prepare.queryOptions({ input }));
  // What was refused stands in the section of the spaces.
  const spaces = useQuery(
    ask.registrations.account.queryOptions({ input, enabled: supersedes !== undefined }),
  );
  useTitle(t('registrations.windowTitle'));
  const refused = spaces.data?.spaces.find((space) => space.refused?.commandId === supersedes) ?? null;
  const settled = supersedes === undefined || !spaces.isPending;
  if (header.data !== undefined && prepared.data !== undefined && settled) {
    return (
      <OpenGuide
        key={supersedes}
        header={header.data}
        prepared={prepared.data}
        asked={{ account, person: person ?? null, supersedes: supersedes ?? null, refused }}
      />
    );
  }
  const error = header.error ?? prepared.error;
  return (
    <div className="guide">
      <GuideHead header={header.data ?? null} />
      {error === null ? (
        <Skeleton loading shape={<SkeletonBar className="mx-(--sheet-pad) mt-6 h-[160px] w-[60%]" />} />
      ) : (
        <GuideFailed
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

type OpenProps = {
  readonly header: AccountHeader;
  readonly prepared: RegistrationPrepare;
  readonly asked: GuideAsk;
};

function OpenGuide({ header, prepared, asked }: OpenProps) {
  const go = useRoute((route) => route.go);
  const state = useGuideForm(asked, prepared);
  const [done, setDone] = useState<RegistrationDone | null>(null);
  const { account, supersedes } = asked;
  const another = () => {
    setDone(null);
    // The refused one is made again: the next is a registration of its own.
    if (supersedes !== null) go({ name: 'registration', account });
    else state.restart();
  };
  if (done !== null) return <DonePage header={header} answer={done} onAnother={another} />;
  if (state.form === null) return null;
  return (
    <GuidePage
      key={state.form.commandId}
      header={header}
      prepared={prepared}
      corrects={supersedes !== null}
      refused={asked.refused}
      state={{ ...state, form: state.form }}
      onDone={setDone}
    />
  );
}

function GuideFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useText();
  const { title, kept, next, code } = failureInWords(error);
  return (
    <ErrorState
      className="mx-auto mt-12 px-6"
      title={t('registrations.failed')}
      happened={title}
      kept={kept ?? t('registrations.kept')}
      next={next ?? t('app.failure.next')}
      code={code}
      actions={
        <Button variant="tinted" size="large" icon={IconRetry} onClick={onRetry}>
          {t('registrations.retry')}
        </Button>
      }
    />
  );
}
