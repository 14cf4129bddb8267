import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { v7 as newId } from 'uuid';
import { useCore } from '../../app/core.tsx';
import { useDisplay } from '../display/display.ts';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { IconBack, IconCard, IconHide, IconPrint, IconShow } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useRefusal } from '../i18n/refusal.ts';
import { useText } from '../i18n/text.ts';
import { useValues } from '../i18n/values.ts';
import { useKeepAwake } from '../idle/keep-awake.ts';
import { useNotice } from '../idle/notice.ts';
import { useStatus } from '../station.ts';
import { BalanceCard, HiddenCard } from './balance-card.tsx';

/** How long the amount stays on the screen, in milliseconds: somebody may stand behind. */
const SHOWN_MS = 30_000;

/** The balance, hidden until asked; nothing of it is read before. */
export function BalanceScreen() {
  const t = useText();
  const refusal = useRefusal();
  const { money } = useValues();
  const { client, ask } = useCore();
  const { tiles, printer } = useStatus();
  const { back, go } = useFlow();
  // In a larger text the card is cut into pages, which the head has not.
  const isLarge = useDisplay(({ size }) => size !== 'normal');
  const isNotice = useNotice((notice) => notice.secondsLeft !== null);
  const [isShown, setShown] = useState(false);
  const balance = useQuery(ask.kiosk.money.balance.queryOptions({ enabled: isShown }));
  const printing = useMutation({
    mutationFn: () => client.kiosk.money.printBalance({ jobId: newId() }),
  });
  useKeepAwake(printing.isPending);
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isShown]);
  useEffect(() => {
    if (isNotice) setShown(false);
  }, [isNotice]);

  const shown = isShown ? balance.data : undefined;
  const refused = balance.isError && isShown ? refusal(balance.error).sentence : undefined;
  const printed = printing.data;
  const notPrinted = printing.isError
    ? refusal(printing.error).sentence
    : printed?.state === 'failed'
      ? t(printed.reason === 'paper' ? 'balance.paper' : 'balance.printer')
      : undefined;
  if (shown === undefined) {
    return (
      <Question
        title={t('balance.title')}
        lead={t('balance.hiddenLead')}
        body={refused === undefined ? <HiddenCard /> : <ErrorNotice sentence={refused} />}
        actions={<BackContinue onBack={back} />}
      >
        <div className="k-stack">
          <BigButton tone="primary" icon={IconShow} onPress={() => setShown(true)}>
            {t('balance.show')}
          </BigButton>
        </div>
      </Question>
    );
  }
  const { balanceCents: cents } = shown;
  const kind = cents > 0 ? 'balance.debit' : cents < 0 ? 'balance.credit' : 'balance.even';
  const mayPrint = printer.ticket !== 'none' || printer.a4 !== 'none';
  return (
    <Question
      title={t('balance.title')}
      spoken={`${t(kind)} ${money(Math.abs(cents))}.`}
      head={isLarge ? 'tight' : 'normal'}
      body={
        <>
          {!isLarge && <BalanceCard balance={shown} />}
          {notPrinted !== undefined && <ErrorNotice sentence={notPrinted} />}
          {printed?.state === 'accepted' && <p role="status">{t('balance.printed')}</p>}
        </>
      }
      actions={
        <div className="k-stack">
          {tiles.includes('payment') && shown.balanceCents > 0 && (
            <BigButton tone="primary" icon={IconCard} onPress={() => go('payment')}>
              {t('balance.pay')}
            </BigButton>
          )}
          <div className="k-pair" data-one={!mayPrint || undefined}>
            {mayPrint && (
              <BigButton icon={IconPrint} isDisabled={printing.isPending} onPress={() => printing.mutate()}>
                {t('balance.print')}
              </BigButton>
            )}
            <BigButton icon={IconHide} onPress={() => setShown(false)}>
              {t('balance.hide')}
            </BigButton>
          </div>
          <BigButton icon={IconBack} onPress={back}>
            {t('frame.back')}
          </BigButton>
        </div>
      }
    >
      {isLarge ? <BalanceCard balance={shown} /> : undefined}
    </Question>
  );
}
