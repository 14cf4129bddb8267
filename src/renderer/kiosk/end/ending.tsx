import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCore } from '../../app/core.tsx';
import { useDisplay } from '../display/display.ts';
import type { Ending as Why } from '../flow/flow.ts';
import { Notice } from '../frame/notice.tsx';
import { useText } from '../i18n/text.ts';
import { useOpenPayment } from '../payment/open-payment.ts';
import { stopSpeech } from '../speech/port.ts';

/** How long the last words stay where nothing else takes the page away, in milliseconds. */
const LAST_WORDS_MS = 2_500;

/** The end of a visit: everything is forgotten here, in the core, then the page itself is replaced. */
export function Ending({ why }: { readonly why: Why }) {
  const t = useText();
  const { client } = useCore();
  const cache = useQueryClient();
  const isOpen = useOpenPayment((payment) => payment.isOpen);
  useEffect(() => {
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      stopSpeech();
      useDisplay.getState().reset();
      if (window.location.protocol === 'app:') window.location.reload();
      else window.location.replace('/fin');
    };
    cache.clear();
    // The core closes the port once it has answered, and a lost line answers nothing: the page goes either way.
    const words = new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS));
    const finished = client.kiosk.station.finish().catch(() => undefined);
    void Promise.race([
      Promise.all([finished, words]),
      new Promise((resolve) => setTimeout(resolve, 6_000)),
    ]).then(leave);
  }, [client, cache]);
  const lead = { asked: 'frame.endLead', idle: 'frame.endIdle', lost: 'frame.endLost' } as const;
  return <Notice title={t('frame.endTitle')} lead={isOpen ? t('payment.open') : t(lead[why])} done />;
}
