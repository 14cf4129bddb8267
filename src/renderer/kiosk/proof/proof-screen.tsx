import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { IconKey } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { TextQuestion } from '../frame/text-question.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useRefusal } from '../i18n/refusal.ts';
import { useText } from '../i18n/text.ts';
import { AtCounter } from '../identify/at-counter.tsx';
import { useStatusQuery } from '../station.ts';

/** What proves more: the counter's code, or on line the password. */
export function ProofScreen() {
  const t = useText();
  const refusal = useRefusal();
  const { client, ask } = useCore();
  const { refetch } = useStatusQuery();
  const { back, go, wanted } = useFlow();
  const proofs = useQuery(ask.kiosk.identity.proofs.queryOptions());
  const [by, setBy] = useState<'code' | 'password' | null>(null);
  const [typed, setTyped] = useState('');
  const proving = useMutation({
    mutationFn: async (how: 'code' | 'password') => {
      const { useCode: byCode, usePassword: byPassword } = client.kiosk.identity;
      if (how === 'code') await byCode({ code: typed });
      else await byPassword({ password: typed });
      await refetch();
    },
    onSuccess: () => go(wanted ?? 'home'),
    onSettled: () => setTyped(''),
  });
  const failed = proving.isError ? refusal(proving.error) : undefined;

  if (failed?.code === 'BOR-GUICHET') return <AtCounter onDone={back} />;
  if (proving.isPending) return <Waiting title={t('proof.checking')} />;
  if (proofs.data === undefined) {
    return proofs.isError ? (
      <Question
        title={t('proof.noneTitle')}
        lead={refusal(proofs.error).sentence}
        actions={<BackContinue onBack={back} />}
      />
    ) : (
      <Question title={t('proof.codeTitle')} actions={<BackContinue onBack={back} />} />
    );
  }
  const { code, password } = proofs.data;
  if (!code && !password) {
    return (
      <Question
        title={t('proof.noneTitle')}
        lead={t('proof.noneLead')}
        actions={<BackContinue onBack={back} />}
      />
    );
  }
  const how = by ?? (code ? 'code' : 'password');
  const isReady = typed.trim() !== '';
  const next = () => isReady && proving.mutate(how);
  const change = (value: string) => {
    if (proving.isError) proving.reset();
    setTyped(value);
  };
  const swap = (to: 'code' | 'password') => {
    proving.reset();
    setTyped('');
    setBy(to);
  };
  const other = how === 'code' ? 'password' : 'code';
  const isOther = how === 'code' ? password : code;
  return (
    <Question
      key={how}
      title={t(how === 'code' ? 'proof.codeTitle' : 'proof.passwordTitle')}
      lead={t(how === 'code' ? 'proof.codeLead' : 'proof.passwordLead')}
      actions={<BackContinue onBack={back} onContinue={next} isDisabled={!isReady} />}
    >
      <TextQuestion
        label={t(how === 'code' ? 'proof.code' : 'proof.password')}
        value={typed}
        onChange={change}
        layout={how}
        masked={how === 'password'}
        hint={t(how === 'code' ? 'proof.codeHint' : 'proof.passwordHint')}
        error={failed?.sentence}
        longest={how === 'code' ? 12 : 256}
        onDone={next}
        beside={
          isOther && (
            <BigButton icon={IconKey} tone="quiet" onPress={() => swap(other)}>
              {t(how === 'code' ? 'proof.usePassword' : 'proof.useCode')}
            </BigButton>
          )
        }
      />
    </Question>
  );
}
