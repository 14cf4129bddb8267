import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { Keypad } from '../keyboard/keypad.tsx';
import { type KeyboardLayout, keysOf, REFERENCE, typed } from '../keyboard/layouts.ts';
import { takeKeys } from '../keyboard/sink.ts';
import { speakKey } from '../speech/say.ts';
import { ErrorNotice } from './error-notice.tsx';

const LetterKeys = lazy(() =>
  import('../keyboard/letter-keys.tsx').then(({ LetterKeys }) => ({ default: LetterKeys })),
);

/** What is repeated aloud as it is typed. What identifies or proves is not: somebody may stand behind. */
const SAID: readonly KeyboardLayout[] = ['letters', 'email', 'amount'];

export type TextQuestionProps = {
  /** Name of the field; the question above says the rest. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly layout: KeyboardLayout;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** Dots on the screen, nothing of it said. */
  readonly masked?: boolean;
  /** Several lines: a description. */
  readonly multiline?: boolean;
  readonly longest?: number;
  /** Another way to answer, beside the hint. */
  readonly beside?: React.ReactNode;
  readonly onDone: () => void;
};

/** The large field with its keyboard below; physical keys and the scanner write in it too. */
export function TextQuestion({
  label,
  value,
  onChange,
  layout,
  hint,
  error,
  masked = false,
  multiline = false,
  longest = 1_000,
  beside,
  onDone,
}: TextQuestionProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [lettered, setLettered] = useState(false);
  const latest = useRef({ value, onDone });
  latest.current = { value, onDone };

  const write = (next: string) => {
    const read = typed(layout, next).slice(0, longest);
    latest.current.value = read;
    onChange(read);
  };
  const writeLatest = useRef(write);
  writeLatest.current = write;

  const words = useRef(t);
  words.current = t;
  const insert = useRef((text: string) => {
    writeLatest.current(latest.current.value + text);
    speakKey(masked || !SAID.includes(layout) ? words.current('frame.masked') : text);
  }).current;
  const erase = useRef(() => {
    writeLatest.current([...latest.current.value].slice(0, -1).join(''));
    speakKey(words.current('frame.erased'));
  }).current;

  useEffect(
    () => takeKeys({ insert, erase, masked, done: () => latest.current.onDone() }),
    [insert, erase, masked],
  );

  const shared = {
    id,
    ref: field,
    className: 'k-field',
    value,
    inputMode: 'none' as const,
    autoComplete: 'off',
    autoCorrect: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    'data-first-focus': true,
    'data-masked': masked || undefined,
    'data-long': value.length > 20 || undefined,
    'data-figures': layout !== 'letters' && layout !== 'password' ? true : undefined,
    'aria-label': label,
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-hint`,
    dir: 'ltr' as const,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => write(event.target.value),
  };
  const keys = lettered && layout === 'reference' ? REFERENCE : keysOf(layout);
  return (
    <div className="k-text-question" data-lettered={keys !== null || undefined}>
      <div className="k-field-zone">
        {multiline ? <textarea {...shared} rows={4} /> : <input {...shared} type="text" />}
        <div className="k-under-field">
          <div id={`${id}-hint`} className="k-hint">
            {error === undefined ? hint : <ErrorNotice sentence={error} />}
          </div>
          {beside !== undefined && <div className="k-beside">{beside}</div>}
        </div>
      </div>
      {keys === null ? (
        <Keypad
          layout={layout}
          onInsert={insert}
          onErase={erase}
          onLetters={layout === 'reference' ? () => setLettered(true) : undefined}
        />
      ) : (
        <Suspense fallback={<div className="k-keys" />}>
          <LetterKeys keys={keys} onInsert={insert} onErase={erase} onDigits={() => setLettered(false)} />
        </Suspense>
      )}
    </div>
  );
}
