import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { useFlow } from '../flow/flow.ts';
import { Waiting } from '../frame/waiting.tsx';
import { useRefusal } from '../i18n/refusal.ts';
import { useText } from '../i18n/text.ts';
import { useStatusQuery } from '../station.ts';
import { AskReference } from './ask-reference.tsx';
import { AtCounter } from './at-counter.tsx';

/** To pay alone: the scanned avis, or the reference typed twice. No name, no balance. */
export function PayOnlyScreen() {
  const t = useText();
  const refusal = useRefusal();
  const { client } = useCore();
  const { refetch } = useStatusQuery();
  const { back, enter } = useFlow();
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState<string | null>(null);
  const asking = useMutation({
    mutationFn: async (input: { readonly reference: string; readonly again: string | null }) => {
      await client.kiosk.identity.identifyToPay(input);
      await refetch();
    },
    onSuccess: () => enter('payment'),
    onError: () => setAgain(null),
  });
  const failed = asking.isError ? refusal(asking.error) : undefined;
  if (failed?.code === 'BOR-GUICHET') return <AtCounter onDone={back} />;
  if (asking.isPending) return <Waiting title={t('identify.checking')} />;
  if (again !== null) {
    return (
      <AskReference
        key="again"
        title={t('identify.again')}
        lead={t('identify.againLead')}
        value={again}
        onChange={setAgain}
        step={{ step: 2, of: 2 }}
        onScanned={(text) => asking.mutate({ reference: text, again: null })}
        onBack={() => setAgain(null)}
        onContinue={() => asking.mutate({ reference: first.trim(), again: again.trim() })}
      />
    );
  }
  return (
    <AskReference
      key="first"
      title={t('identify.referenceTitle')}
      lead={t('identify.payLead')}
      value={first}
      onChange={(value) => {
        asking.reset();
        setFirst(value);
      }}
      error={failed?.sentence}
      step={{ step: 1, of: 2 }}
      onScanned={(text) => asking.mutate({ reference: text, again: null })}
      onBack={back}
      onContinue={() => {
        asking.reset();
        setAgain('');
      }}
    />
  );
}
