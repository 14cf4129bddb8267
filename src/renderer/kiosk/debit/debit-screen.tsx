import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CoreClient, useCore } from '../../app/core.tsx';
import { Asked } from '../acts/asked.tsx';
import { Recap } from '../acts/recap.tsx';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Question } from '../frame/question.tsx';
import { type Translate, useFrench, useText } from '../i18n/text.ts';
import { DebitWalk } from './debit-walk.tsx';
import type { DebitAct } from './steps.ts';

type Debit = Awaited<ReturnType<CoreClient['kiosk']['acts']['debit']>>;

/** The mandate as it stands, and what may be asked of it here. */
export function DebitScreen() {
  const t = useText();
  const { ask } = useCore();
  const answer = useQuery(ask.kiosk.acts.debit.queryOptions({ gcTime: 0 }));
  const [act, setAct] = useState<DebitAct | null>(null);
  return (
    <Asked title={t('debit.title')} answer={answer}>
      {(debit) =>
        act === null ? (
          <Standing debit={debit} onAct={setAct} />
        ) : (
          <DebitWalk act={act} days={debit.days} onLeave={() => setAct(null)} />
        )
      }
    </Asked>
  );
}

function Standing({ debit, onAct }: { readonly debit: Debit; readonly onAct: (act: DebitAct) => void }) {
  const t = useText();
  const french = useFrench();
  const back = useFlow((flow) => flow.back);
  const { current, maySubscribe, mayChangeAccount, days, law } = debit;
  const mayChangeDay = current !== null && mayChangeAccount && days.length > 0;
  const sentence =
    current === null
      ? t('debit.none')
      : french === undefined
        ? current.sentence
        : stateWords(t, current.state);
  return (
    <Question
      title={t('debit.title')}
      lead={sentence}
      body={
        current !== null && (
          <Recap
            rows={[
              ...(current.maskedIban === null
                ? []
                : [{ label: t('debit.account'), value: current.maskedIban, ltr: true }]),
              ...(current.day === null
                ? []
                : [{ label: t('debit.dayLabel'), value: t('debit.onDay', { day: current.day }) }]),
            ]}
          />
        )
      }
      actions={<BackContinue onBack={back} />}
    >
      <div className="k-stack">
        {maySubscribe && (
          <BigButton tone="primary" french={french?.('debit.subscribe')} onPress={() => onAct('subscribe')}>
            {t('debit.subscribe')}
          </BigButton>
        )}
        {mayChangeAccount && (
          <BigButton french={french?.('debit.changeAccount')} onPress={() => onAct('account')}>
            {t('debit.changeAccount')}
          </BigButton>
        )}
        {mayChangeDay && (
          <BigButton french={french?.('debit.changeDay')} onPress={() => onAct('day')}>
            {t('debit.changeDay')}
          </BigButton>
        )}
        {!maySubscribe && !mayChangeAccount && <p className="k-note">{t('debit.nothing')}</p>}
      </div>
      {(french === undefined ? law : [t('debit.free')]).map((one) => (
        <p key={one} className="k-note">
          {one}
        </p>
      ))}
    </Question>
  );
}

/** The state of a mandate in another language; the core says it whole in French. */
function stateWords(t: Translate, state: string): string {
  switch (state) {
    case 'a_signer':
    case 'actif':
    case 'suspendu':
    case 'revoque':
    case 'caduc':
      return t(`debit.state_${state}`);
    default:
      return t('debit.state_other');
  }
}
