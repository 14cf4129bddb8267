import { create } from 'zustand';
import type { KioskLanguage } from '../../../contract/kiosk/station.ts';
import { useDisplay } from '../display/display.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import { EMPTY_QUEUE, queued, type SpeechQueue, taken } from './queue.ts';

/** What is said, for the transcript and for the screen where there is no voice. */
export const useSpeech = create<SpeechQueue>()(() => EMPTY_QUEUE);

/** A voice of the machine itself: one of a distant service would be told what is on the screen. */
function voiceOf(language: KioskLanguage): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  const prefix = LANGUAGES[language].locale.slice(0, 2);
  return window.speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && lang.toLowerCase().startsWith(prefix));
}

/** Whether this machine can say that language by itself. */
export function hasVoice(language: KioskLanguage): boolean {
  return voiceOf(language) !== undefined;
}

/** Says sentences where the visitor asked for it; `now`: instead of what is being said. */
export function enqueue(sentences: readonly (string | undefined)[], now: boolean): void {
  if (!useDisplay.getState().spoken) return;
  const words = sentences.filter((sentence) => sentence !== undefined);
  useSpeech.setState((queue) => queued(queue, words, now));
  if (now && 'speechSynthesis' in window) window.speechSynthesis.cancel();
  if (now || !isSpeaking()) sayNext();
}

function isSpeaking(): boolean {
  return 'speechSynthesis' in window && window.speechSynthesis.speaking;
}

function sayNext(): void {
  const { language, spoken } = useDisplay.getState();
  const voice = voiceOf(language);
  if (!spoken || voice === undefined) return;
  const { next, queue } = taken(useSpeech.getState());
  if (next === undefined) return;
  useSpeech.setState(queue);
  const sentence = new SpeechSynthesisUtterance(next);
  sentence.voice = voice;
  sentence.lang = voice.lang;
  // A little slower than usual: a lobby is loud and a sentence is heard once.
  sentence.rate = 0.92;
  sentence.addEventListener('end', sayNext);
  window.speechSynthesis.speak(sentence);
}

/** Stops at once and forgets what was said. */
export function stopSpeech(): void {
  if ('speechSynthesis' in window) window.speechSynthesis.cancel();
  useSpeech.setState(EMPTY_QUEUE);
}

/** Leaves what is being said and what waits; what was said stays in the transcript. */
export function hush(): void {
  if ('speechSynthesis' in window) window.speechSynthesis.cancel();
  useSpeech.setState(({ said }) => ({ waiting: [], said }));
}
