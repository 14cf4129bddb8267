import { useDisplay } from '../display/display.ts';
import { useRefusal } from '../i18n/refusal.ts';
import { refusalIn } from './fault.ts';

/**
 * What the core refused, in the visitor's language. In French the core's own sentence about an answer says more than
 * its code.
 */
export function useSentence(): (error: unknown) => string {
  const ofCode = useRefusal();
  const language = useDisplay((display) => display.language);
  return (error) => {
    const refusal = refusalIn(error);
    return language === 'fr' && refusal?.field !== undefined ? refusal.sentence : ofCode(error).sentence;
  };
}
