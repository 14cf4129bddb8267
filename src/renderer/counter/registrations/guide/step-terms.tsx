import { useState } from 'react';
import type { ConsentOffer, RegistrationPrepare } from '../../../../contract/registrations.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, Radio } from '../../../ui/choice.tsx';
import { IconDone, IconInfo, IconRequired } from '../../../ui/icons.ts';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { FieldFault } from './field-fault.tsx';
import { fieldId } from './field-ids.ts';
import { isGiven } from './guide-form.ts';
import { LegalDialog } from './legal-dialog.tsx';
import { RuleLines } from './rule-line.tsx';
import { versionWords } from './step-details.ts';
import type { StepProps } from './step-who.tsx';
import { TermsPaper } from './terms-paper.tsx';
import type { Guide } from './use-guide.ts';

/** The terms he accepts, the notice he is given, and what he agrees to receive without paper. */
export function StepTerms({ guide, prepared, account }: StepProps & { readonly account: string }) {
  const t = useText();
  const { form, edit } = guide;
  const [reading, setReading] = useState<'terms' | 'notice' | null>(null);
  const version = t(
    prepared.specimen ? 'registrations.terms.specimenVersion' : 'registrations.terms.version',
    {
      day: versionWords(prepared.legalVersion),
    },
  );
  const read = (text: 'terms' | 'notice') => {
    setReading(text);
    if (form.termsOn === null) edit({ termsOn: 'screen' });
  };
  return (
    <>
      <div className="guide-card">
        <div className="guide-row" data-split>
          <Checkbox
            id={fieldId('terms')}
            size="consent"
            className="guide-choice"
            checked={form.termsAccepted && form.legalVersion === prepared.legalVersion}
            aria-required
            aria-invalid={guide.faultOf('terms') !== undefined || undefined}
            aria-describedby={guide.faultOf('terms') === undefined ? undefined : `${fieldId('terms')}-error`}
            onChange={(termsAccepted) =>
              edit({ termsAccepted, legalVersion: termsAccepted ? prepared.legalVersion : null })
            }
            detail={
              form.termsOn === null
                ? `${version}.`
                : `${version}, ${t(`registrations.terms.on.${form.termsOn}`)}.`
            }
          >
            <span className="guide-name">
              {t('registrations.terms.terms')}{' '}
              <StatusChip icon={IconRequired}>{t('registrations.terms.required')}</StatusChip>
            </span>
          </Checkbox>
          <ReadButton title={prepared.terms.title} onRead={() => read('terms')} />
        </div>
        <div className="guide-row" data-split>
          <IconInfo size={24} className="text-ink-2" />
          <div className="min-w-0 flex-1">
            <p className="guide-name">{t('registrations.terms.notice')}</p>
            <p className="text-second text-ink-2">{t('registrations.terms.noticeDetail')}</p>
          </div>
          <ReadButton title={prepared.notice.title} onRead={() => read('notice')} />
        </div>
        <div className="guide-row" data-foot>
          <GivenOn guide={guide} />
          <TermsPaper guide={guide} account={account} />
        </div>
      </div>
      <FieldFault id={fieldId('terms')} words={guide.faultOf('terms')} />
      <FieldFault id={fieldId('termsOn')} words={guide.faultOf('termsOn')} />
      <Consents guide={guide} prepared={prepared} />
      <LegalDialog
        text={reading === null ? null : prepared[reading]}
        version={version}
        note={prepared.specimen ? t('registrations.terms.specimen') : null}
        onClose={() => setReading(null)}
      />
    </>
  );
}

function ReadButton({ title, onRead }: { readonly title: string; readonly onRead: () => void }) {
  const t = useText();
  return (
    <Button size="small" aria-label={t('registrations.terms.readNamed', { title })} onClick={onRead}>
      {t('registrations.terms.read')}
    </Button>
  );
}

/** How the texts were given: what is kept with his acceptance. */
function GivenOn({ guide: { form, edit, faultOf } }: { readonly guide: Guide }) {
  const t = useText();
  return (
    <fieldset
      className="guide-given"
      aria-describedby={faultOf('termsOn') === undefined ? undefined : `${fieldId('termsOn')}-error`}
    >
      <legend className="visually-hidden">{t('registrations.terms.givenOn')}</legend>
      <span aria-hidden="true" className="text-second text-ink-2">
        {t('registrations.terms.givenOn')}
      </span>
      {(['screen', 'paper'] as const).map((way) => (
        <Radio
          key={way}
          {...((form.termsOn ?? 'screen') === way && { id: fieldId('termsOn') })}
          name="registration-terms-on"
          checked={form.termsOn === way}
          onChange={() => edit({ termsOn: way })}
        >
          {t(way === 'screen' ? 'registrations.terms.onScreen' : 'registrations.terms.onPaper')}
        </Radio>
      ))}
    </fieldset>
  );
}

type ConsentsProps = { readonly guide: Guide; readonly prepared: RegistrationPrepare };

/** Each offer as its rule wants it: included without a box, else a box that says what is kept. */
function Consents({ guide: { form, edit }, prepared: { consents } }: ConsentsProps) {
  const t = useText();
  if (consents.length === 0) return null;
  return (
    <>
      <fieldset>
        <legend className="guide-group">
          {t('registrations.terms.electronic')}{' '}
          <span className="font-regular text-ink-2">{t('registrations.terms.electronicDetail')}</span>
        </legend>
        <div className="guide-card">
          {consents.map((offer) =>
            offer.mode === 'included' ? (
              <Included key={offer.kind} offer={offer} />
            ) : (
              <Checkbox
                key={offer.kind}
                size="consent"
                className="guide-row"
                checked={isGiven(form, offer)}
                onChange={(given) => edit({ consents: { ...form.consents, [offer.kind]: given } })}
                detail={offer.wording}
              >
                <span className="guide-name">{offer.label}</span>
              </Checkbox>
            ),
          )}
        </div>
      </fieldset>
      <RuleLines rules={consents.map(({ rule }) => rule)} />
    </>
  );
}

function Included({ offer: { label, wording } }: { readonly offer: ConsentOffer }) {
  const t = useText();
  return (
    <div className="guide-row">
      <IconDone size={24} className="text-accent" />
      <div className="min-w-0">
        <p className="guide-name">
          {label} <StatusChip icon={IconInfo}>{t('registrations.terms.included')}</StatusChip>
        </p>
        <p className="text-second text-ink-2">{wording}</p>
      </div>
    </div>
  );
}
