import { useEffect, useRef } from 'react';
import { useCore } from '../../app/core.tsx';
import { FIRST_DISPLAY, useDisplay } from '../display/display.ts';
import { useFlow } from '../flow/flow.ts';
import { useStatus } from '../station.ts';
import { idleState } from './clock.ts';
import { IdleDialog } from './idle-dialog.tsx';
import { useAwake } from './keep-awake.ts';
import { useNotice } from './notice.ts';

/** The core hears that somebody is there at most this often, in milliseconds; it forgets after 75 s. */
const TELL_MS = 10_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'touchstart'] as const;

/** Watches for a person; asks, then forgets. */
export function IdleWatch() {
  const { client } = useCore();
  const { idle } = useStatus();
  const { seconds, notice } = idle;
  const secondsLeft = useNotice((now) => now.secondsLeft);
  const seen = useRef(performance.now());
  const told = useRef(0);

  useEffect(() => {
    const tell = (now: number) => {
      if (now - told.current < TELL_MS) return;
      told.current = now;
      client.kiosk.station.stay().catch(() => undefined);
    };
    const sign = () => {
      // Once the question stands only its answers count: a sleeve on the screen is nobody.
      if (useNotice.getState().secondsLeft !== null) return;
      seen.current = performance.now();
      if (useFlow.getState().letIn) tell(seen.current);
    };
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true });
    const timer = setInterval(() => {
      const now = performance.now();
      if (useAwake.getState().works > 0) {
        seen.current = now;
        if (useFlow.getState().letIn) tell(now);
      }
      const state = idleState(now - seen.current, { seconds, notice });
      if (isUntouched()) {
        useNotice.setState({ secondsLeft: null });
        return;
      }
      if (state.kind === 'gone') {
        useNotice.setState({ secondsLeft: null });
        seen.current = now;
        forget();
        return;
      }
      useNotice.setState({ secondsLeft: state.kind === 'asking' ? state.left : null });
    }, 250);
    return () => {
      clearInterval(timer);
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
      useNotice.setState({ secondsLeft: null });
    };
  }, [client, seconds, notice]);

  if (secondsLeft === null) return null;
  return (
    <IdleDialog
      left={secondsLeft}
      of={notice}
      onStay={() => {
        seen.current = performance.now();
        useNotice.setState({ secondsLeft: null });
        client.kiosk.station.stay().catch(() => undefined);
      }}
    />
  );
}

/** Nothing was chosen and nobody was let in: there is nothing to forget. */
function isUntouched(): boolean {
  const { screen, over, letIn } = useFlow.getState();
  const { language, size, contrast, low, spoken } = useDisplay.getState();
  const asFirst =
    language === FIRST_DISPLAY.language && size === FIRST_DISPLAY.size && !contrast && !low && !spoken;
  return screen === 'start' && over === null && !letIn && asFirst;
}

function forget(): void {
  useFlow.getState().end('idle');
}
