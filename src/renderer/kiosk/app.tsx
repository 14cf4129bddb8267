import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useLink } from '../app/link.ts';
import { useDisplay } from './display/display.ts';
import { useShownDisplay } from './display/use-shown-display.ts';
import { Ending } from './end/ending.tsx';
import { Current } from './flow/current.tsx';
import { useFlow } from './flow/flow.ts';
import { Frame } from './frame/frame.tsx';
import { Notice } from './frame/notice.tsx';
import { ScreenFault } from './frame/screen-fault.tsx';
import { LANGUAGES } from './i18n/languages.ts';
import { useText } from './i18n/text.ts';
import { IdleWatch } from './idle/idle-watch.tsx';
import { useKeypad } from './keyboard/use-keypad.ts';
import { useOpenPayment } from './payment/open-payment.ts';
import { Transcript } from './speech/transcript.tsx';
import { StatusContext, useStatusQuery } from './station.ts';

/**
 * React-aria writes one rule into a <style> of its own unless an element with this id is already there; the page's
 * policy forbids injected styles, and `kiosk.css` carries the rule.
 */
const styleId = 'react-aria-pressable-style';
if (typeof document !== 'undefined' && document.getElementById(styleId) === null) {
  const placeholder = document.createElement('meta');
  placeholder.id = styleId;
  document.head.append(placeholder);
}

export function App() {
  const language = useDisplay((display) => display.language);
  useShownDisplay();
  useKeypad();
  return (
    <I18nProvider locale={LANGUAGES[language].locale}>
      <Station />
      <Transcript />
    </I18nProvider>
  );
}

/** What the core says of this kiosk comes before any question. */
function Station() {
  const t = useText();
  const line = useLink((link) => link.state);
  const ending = useFlow((flow) => flow.ending);
  const { data: status, refetch } = useStatusQuery();
  const screen = useFlow((flow) => flow.screen);
  const letIn = useFlow((flow) => flow.letIn);
  const isPaying = useOpenPayment((payment) => payment.isOpen);

  useEffect(() => {
    if (line === 'open') void refetch();
  }, [line, refetch]);
  const perMm = status?.pixelsPerMm;
  useEffect(() => {
    if (perMm !== undefined) document.documentElement.style.setProperty('--ppm', String(perMm));
  }, [perMm]);
  const visit = status?.visit ?? null;
  useEffect(() => {
    // Somebody was let in and the core has forgotten him: so must the screen.
    if (status !== undefined && letIn && visit === null && line === 'open') useFlow.getState().end('lost');
  }, [status, letIn, visit, line]);

  if (ending !== null) return <Ending why={ending} />;
  if (status === undefined || line !== 'open') {
    return (
      <Notice
        title={t('frame.lostTitle')}
        lead={t(isPaying ? 'payment.open' : 'frame.lostLead')}
        quiet={status === undefined}
      />
    );
  }
  if (status.service.state === 'out') {
    return (
      <Notice
        title={t('frame.outTitle')}
        lead={t('frame.outLead')}
        code={t('frame.outCode', { code: status.service.code })}
        emergency={status.emergency}
        out
      />
    );
  }
  return (
    <StatusContext value={status}>
      <Frame>
        <ScreenFault key={screen}>
          <Current />
        </ScreenFault>
      </Frame>
      <IdleWatch />
    </StatusContext>
  );
}
