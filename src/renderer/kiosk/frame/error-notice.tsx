import { useEffect } from 'react';
import { speak } from '../speech/say.ts';
import { IconWarn } from './icons.ts';

/** What did not go, in words, said at once. */
export function ErrorNotice({ sentence }: { readonly sentence: string }) {
  useEffect(() => speak(sentence), [sentence]);
  return (
    <p className="k-error" role="alert">
      <IconWarn />
      <span>{sentence}</span>
    </p>
  );
}
