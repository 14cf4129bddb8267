import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { Question } from '../frame/question.tsx';
import { TextQuestion } from '../frame/text-question.tsx';
import { useRefusal } from '../i18n/refusal.ts';
import { useText } from '../i18n/text.ts';

/** The staff's way out. */
export function LeaveScreen() {
  const t = useText();
  const refusal = useRefusal();
  const { client } = useCore();
  const back = useFlow((flow) => flow.back);
  const [code, setCode] = useState('');
  const leaving = useMutation({
    mutationFn: () => client.kiosk.station.leave({ code }),
    onError: () => setCode(''),
  });
  if (leaving.isSuccess) return <Question title={t('leave.done')} />;
  const isReady = code !== '' && !leaving.isPending;
  const leave = () => isReady && leaving.mutate();
  return (
    <Question
      title={t('leave.title')}
      lead={t('leave.lead')}
      actions={
        <BackContinue
          onBack={back}
          onContinue={leave}
          continueLabel={t('leave.quit')}
          isDisabled={!isReady}
        />
      }
    >
      <TextQuestion
        label={t('leave.code')}
        value={code}
        onChange={(value) => {
          leaving.reset();
          setCode(value);
        }}
        layout="digits"
        masked
        error={leaving.isError ? refusal(leaving.error).sentence : undefined}
        longest={40}
        onDone={leave}
      />
    </Question>
  );
}
