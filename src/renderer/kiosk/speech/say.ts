import { useDisplay } from '../display/display.ts';
import { enqueue, hush } from './port.ts';

/** Says a page when it appears: what was being said is left. */
export function speakPage(sentences: readonly (string | undefined)[]): void {
  enqueue(
    sentences.filter((sentence) => sentence !== undefined && sentence !== ''),
    true,
  );
}

/** Says one sentence after what is being said. */
export function speak(sentence: string): void {
  enqueue([sentence], false);
}

/** Says what was typed; a masked field says that something was, never what. */
export function speakKey(key: string): void {
  if (useDisplay.getState().spoken) enqueue([key], true);
}

/** A control was pressed: the rest of the page that was being read is not waited for. */
export function clicked(): void {
  hush();
}
