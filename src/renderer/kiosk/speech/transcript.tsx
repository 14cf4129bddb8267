import { useEffect } from 'react';
import { useDisplay } from '../display/display.ts';
import { hasVoice, stopSpeech, useSpeech } from './port.ts';

/** What was said: hidden, for whoever checks the kiosk; on the screen where the machine has no voice. */
export function Transcript() {
  const said = useSpeech((speech) => speech.said);
  const { spoken, language } = useDisplay();
  useEffect(() => {
    if (!spoken) stopSpeech();
  }, [spoken]);
  const last = said.at(-1);
  return (
    <>
      <div className="k-unseen" data-transcript aria-hidden="true">
        {said.map((sentence, at) => (
          // Sentences repeat and are never moved: their place is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: an append-only list of texts without identity
          <p key={`${at}-${sentence}`}>{sentence}</p>
        ))}
      </div>
      {spoken && last !== undefined && !hasVoice(language) && (
        <p className="k-caption" aria-hidden="true">
          {last}
        </p>
      )}
    </>
  );
}
