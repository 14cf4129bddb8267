import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { v7 as newId } from 'uuid';
import { useCore } from '../../app/core.tsx';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { IconCall, IconContacts } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useRefusal } from '../i18n/refusal.ts';
import { useFrench, useText } from '../i18n/text.ts';
import { useAwake } from '../idle/keep-awake.ts';
import { useStatus } from '../station.ts';

/** Calls an agent, and says honestly whether he was told. Laid over the question, which waits. */
export function HelpScreen() {
  const t = useText();
  const french = useFrench();
  const refusal = useRefusal();
  const { client } = useCore();
  const { tiles, emergency } = useStatus();
  const { back, go } = useFlow();
  // What is at work below is not left for another page.
  const isAtWork = useAwake((awake) => awake.works > 0);
  const commandId = useRef(newId()).current;
  const calling = useMutation({ mutationFn: () => client.kiosk.station.help({ commandId }) });
  const told = calling.data?.told;
  if (told !== undefined) {
    return (
      <Question
        title={t(told === 'counter' ? 'help.calledTitle' : 'help.laterTitle')}
        lead={t(told === 'counter' ? 'help.called' : 'help.later')}
        picture={<IconCall size={160} />}
        actions={<BackContinue onBack={back} />}
      />
    );
  }
  return (
    <Question
      title={t('help.title')}
      spoken={[t('help.lead'), t('help.how1'), t('help.how2')].join(' ')}
      lead={
        <>
          <p>{t('help.lead')}</p>
          <p>{t('help.how1')}</p>
          <p>{t('help.how2')}</p>
          {emergency !== null && <p>{t('help.emergency', { phone: `\u2066${emergency.phone}\u2069` })}</p>}
        </>
      }
      actions={<BackContinue onBack={back} />}
    >
      <div className="k-stack">
        {calling.isError && <ErrorNotice sentence={refusal(calling.error).sentence} />}
        <BigButton
          tone="primary"
          icon={IconCall}
          french={french?.('help.call')}
          isDisabled={calling.isPending}
          onPress={() => calling.mutate()}
        >
          {t('help.call')}
        </BigButton>
        {tiles.includes('contacts') && !isAtWork && (
          <BigButton icon={IconContacts} french={french?.('help.contacts')} onPress={() => go('contacts')}>
            {t('help.contacts')}
          </BigButton>
        )}
      </div>
    </Question>
  );
}
