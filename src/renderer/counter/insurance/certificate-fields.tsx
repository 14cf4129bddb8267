import type { RefObject } from 'react';
import type { IsoDate } from '../../../rules/dates.ts';
import { useText } from '../../i18n/i18n.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type CertificateForm, oneYearFrom } from './certificate-form.ts';

type Edit = (change: Partial<CertificateForm>) => void;

type PeriodProps = {
  readonly form: CertificateForm;
  readonly startsRequired: boolean;
  readonly today: IsoDate;
  readonly startsRef: RefObject<HTMLInputElement | null>;
  readonly endsRef: RefObject<HTMLInputElement | null>;
  readonly errorOf: (field: 'startsOn' | 'endsOn') => string | undefined;
  readonly onEdit: Edit;
};

/** First and last day; a year from the first is one key away. */
export function PeriodFields(props: PeriodProps) {
  const { form, startsRequired, today, startsRef, endsRef, errorOf, onEdit } = props;
  const t = useText();
  const year = form.endsText === '' ? oneYearFrom(form.startsText, today) : null;
  return (
    <div className="certificate-dates">
      <DateField
        ref={startsRef}
        label={t('insurance.field.starts')}
        size="dense"
        optional={!startsRequired}
        text={form.startsText}
        error={errorOf('startsOn')}
        onTextChange={(text) => onEdit({ startsText: text })}
      />
      <DateField
        ref={endsRef}
        label={t('insurance.field.ends')}
        size="dense"
        text={form.endsText}
        error={errorOf('endsOn')}
        onTextChange={(text) => onEdit({ endsText: text })}
      />
      {year !== null && (
        <LinkButton
          className="certificate-year"
          onClick={() => {
            onEdit({ endsText: year });
            endsRef.current?.focus();
          }}
        >
          {t('insurance.field.oneYear', { date: year })}
        </LinkButton>
      )}
    </div>
  );
}

type AddressProps = {
  readonly dwelling: string;
  readonly form: CertificateForm;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly error: string | undefined;
  readonly onEdit: Edit;
};

/** The dwelling's address, unless the document names another. */
export function AddressField({ dwelling, form, fieldRef, error, onEdit }: AddressProps) {
  const t = useText();
  return (
    <div className="certificate-address">
      <p className="field-label">{t('insurance.field.address')}</p>
      <p className="certificate-dwelling" data-other={form.otherAddress || undefined}>
        {dwelling}
      </p>
      <Checkbox
        checked={form.otherAddress}
        onChange={(otherAddress) => {
          onEdit({ otherAddress });
          if (otherAddress) requestAnimationFrame(() => fieldRef.current?.focus());
        }}
      >
        {t('insurance.field.otherAddress')}
      </Checkbox>
      {form.otherAddress && (
        <TextField
          ref={fieldRef}
          label={t('insurance.field.insuredAddress')}
          size="dense"
          maxLength={300}
          value={form.address}
          error={error}
          onChange={(text) => onEdit({ address: text })}
        />
      )}
    </div>
  );
}
