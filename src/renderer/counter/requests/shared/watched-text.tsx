import './shared.css';
import { type ReactNode, useRef } from 'react';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { IconDone, IconLook } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { FieldFrame } from '../../../ui/text-field.tsx';
import { distinctWords, markedPieces } from './found-words.ts';
import type { WordAlert } from './use-word-alert.ts';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly rows?: number;
  readonly longest: number;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly alert: WordAlert;
  readonly kept: boolean;
};

/** Characters left from which they are counted. */
const COUNTED_FROM = 200;

/** Several lines of free text, its words of the list marked where they stand; the clerk rephrases or keeps them. */
export function WatchedText({
  id,
  label,
  help,
  error,
  optional = false,
  rows = 3,
  longest,
  value,
  onChange,
  alert,
  kept,
}: Props) {
  const t = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const marks = useRef<HTMLDivElement>(null);
  const { found } = alert;
  const left = longest - value.length;
  const words = distinctWords(found)
    .map((word) => t('requests.words.quoted', { word }))
    .join(', ');
  function rephrase(): void {
    const [first] = found;
    area.current?.focus();
    if (first !== undefined) area.current?.setSelectionRange(first.from, first.to);
  }
  return (
    <div className="watched">
      <Field
        id={id}
        label={label}
        optional={optional}
        {...(help !== undefined && { help })}
        {...(error !== undefined && { error })}
        {...(left < COUNTED_FROM && {
          note: t('requests.form.left', { count: left, n: String(left) }),
        })}
      >
        {(control) => (
          <FieldFrame size="area" invalid={control['aria-invalid']}>
            <div className="watched-area">
              <div ref={marks} className="watched-marks" aria-hidden="true">
                {markedPieces(value, found).map((piece) =>
                  piece.marked ? (
                    <mark key={piece.from}>{piece.text}</mark>
                  ) : (
                    <span key={piece.from}>{piece.text}</span>
                  ),
                )}
                {/* A last empty line has a height of its own. */}
                {'\n'}
              </div>
              <textarea
                {...control}
                ref={area}
                rows={rows}
                maxLength={longest}
                className="field-input"
                value={value}
                onChange={(event) => onChange(event.currentTarget.value)}
                onScroll={(event) => {
                  if (marks.current !== null) marks.current.scrollTop = event.currentTarget.scrollTop;
                }}
              />
            </div>
          </FieldFrame>
        )}
      </Field>
      {found.length > 0 && kept && (
        <p className="watched-kept">
          <IconDone size={16} />
          <span>{t('requests.words.keptNote', { words })}</span>
        </p>
      )}
      {found.length > 0 && !kept && (
        <AlertLine
          className="mt-2"
          tone="warning"
          icon={IconLook}
          fact={t('requests.words.found', {
            count: distinctWords(found).length,
            n: String(distinctWords(found).length),
            words,
          })}
        >
          {alert.sentence}
          <span className="watched-acts">
            <Button size="small" onClick={rephrase}>
              {t('requests.words.rephrase')}
            </Button>
            <Button
              size="small"
              variant="quiet"
              onClick={() => {
                alert.keep();
                announce(t('requests.words.kept'));
                area.current?.focus();
              }}
            >
              {t('requests.words.keep')}
            </Button>
          </span>
        </AlertLine>
      )}
    </div>
  );
}
