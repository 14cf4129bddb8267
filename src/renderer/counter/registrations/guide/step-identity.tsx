import { useState } from 'react';
import { IDENTITY_DOCUMENTS } from '../../../../contract/registrations.ts';
import { failureInWords } from '../../../app/failure.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { IconDone, IconError, IconOnline } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { OptionTile } from '../../../ui/option-tile.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { FieldFault } from './field-fault.tsx';
import { fieldId } from './field-ids.ts';
import { RuleLines } from './rule-line.tsx';
import type { StepProps } from './step-who.tsx';
import type { ComparedField } from './use-comparison.ts';
import type { Guide } from './use-guide.ts';

type Line = { readonly field: ComparedField['field']; readonly control: 'lastName' | 'firstName' | 'birth' };
const LINES: readonly Line[] = [
  { field: 'nom', control: 'lastName' },
  { field: 'prenom', control: 'firstName' },
  { field: 'date_naissance', control: 'birth' },
];

/** What the document says, compared with the lease as the landlord wants it. */
export function StepIdentity({ guide, prepared }: StepProps) {
  const t = useText();
  const { form, edit, comparing } = guide;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const fault = guide.faultOf('document');
  const { known, error, fields } = comparing;
  const lines = LINES.filter(({ field }) => fields.includes(field));
  return (
    <>
      <fieldset
        className="mt-4"
        aria-describedby={fault === undefined ? undefined : `${fieldId('document')}-error`}
      >
        <legend className="field-label">
          {t('registrations.identity.document')}{' '}
          <span className="field-note">{t('registrations.identity.documentNote')}</span>
        </legend>
        <div className="guide-documents">
          {IDENTITY_DOCUMENTS.map((id) => (
            <OptionTile
              key={id}
              {...((form.document ?? IDENTITY_DOCUMENTS[0]) === id && { id: fieldId('document') })}
              name="registration-document"
              chosen={form.document === id}
              onChoose={() => edit({ document: id })}
            >
              {t(`registrations.detail.documents.${id}`)}
            </OptionTile>
          ))}
        </div>
        <FieldFault id={fieldId('document')} words={fault} />
      </fieldset>
      <div className="guide-fields">
        {lines.map(({ field, control }) => {
          const shown = wordsOf(guide, comparing.of(field), control, left.has(control), t);
          const common = {
            key: control,
            id: fieldId(control),
            label: t(`registrations.identity.${control}`),
            onBlur: () => setLeft((before) => new Set([...before, control])),
            error: shown.error,
            ...(shown.help !== undefined && { help: shown.help }),
          };
          return control === 'birth' ? (
            <DateField
              {...common}
              key={control}
              text={form.birth}
              onTextChange={(birth) => edit({ birth })}
            />
          ) : (
            <TextField
              {...common}
              key={control}
              maxLength={120}
              autoCapitalize="characters"
              value={form[control]}
              onChange={(text) => edit({ [control]: text })}
            />
          );
        })}
      </div>
      {error !== null && <NotCompared error={error} onRetry={comparing.retry} />}
      {guide.checked && known?.same === false && (
        <AlertLine
          className="mt-4"
          tone="danger"
          icon={IconError}
          role="alert"
          fact={t('registrations.identity.different')}
        >
          {t('registrations.identity.differentNext')}
        </AlertLine>
      )}
      {known?.same === true && lines.every(({ control }) => form[control].trim() !== '') && (
        <AlertLine
          role="status"
          className="mt-4"
          tone="success"
          icon={IconOnline}
          fact={t('registrations.identity.sameAll')}
        />
      )}
      <RuleLines rules={[prepared.identity.rule]} />
    </>
  );
}

/** What is said under a field: that it agrees, at once; that it does not, once the hands have left it. */
function wordsOf(
  { form, faultOf, checked }: Guide,
  compared: ComparedField | undefined,
  control: Line['control'],
  left: boolean,
  t: ReturnType<typeof useText>,
): { readonly error: string | undefined; readonly help?: React.ReactNode } {
  const missing = faultOf(control);
  if (missing !== undefined) return { error: missing };
  if (compared === undefined || form[control].trim() === '') return { error: undefined };
  const { result, sentence } = compared;
  if (result === 'same')
    return { error: undefined, help: <Agrees>{t('registrations.identity.same')}</Agrees> };
  if (result === 'unknown') return { error: undefined, help: sentence ?? undefined };
  return left || checked
    ? { error: sentence ?? t('registrations.identity.different') }
    : { error: undefined };
}

function Agrees({ children }: { readonly children: string }) {
  return (
    <span className="guide-agrees">
      <IconDone size={16} />
      {children}
    </span>
  );
}

function NotCompared({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useText();
  const { title, code } = failureInWords(error);
  return (
    <AlertLine
      className="mt-4"
      tone="warning"
      icon={IconError}
      fact={t('registrations.identity.notCompared')}
    >
      {title} {t('registrations.refused.code')} <span className="document-number">{code}</span>{' '}
      <LinkButton onClick={onRetry}>{t('registrations.retry')}</LinkButton>
    </AlertLine>
  );
}
