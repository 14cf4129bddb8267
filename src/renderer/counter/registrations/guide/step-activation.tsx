import type { ReactNode } from 'react';
import { LINK_DAYS } from '../../../../rules/registrations/activation-code.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Checkbox } from '../../../ui/choice.tsx';
import { type Icon, IconInfo, IconMail, IconReceipt } from '../../../ui/icons.ts';
import { SLIP_ID } from './field-ids.ts';
import { printsSlip } from './guide-form.ts';
import type { StepProps } from './step-who.tsx';

/** How he makes his password himself, and what happens once it is registered. */
export function StepActivation({ guide: { form, edit }, prepared }: StepProps) {
  const t = useText();
  const slipDays = { n: String(prepared.slipDays) };
  const steps = [
    t('registrations.activation.nextSteps.saved'),
    ...(form.noEmail ? [] : [t('registrations.activation.nextSteps.mail')]),
    ...(printsSlip(form) ? [t('registrations.activation.nextSteps.slip')] : []),
    t('registrations.activation.nextSteps.password'),
    ...(prepared.confirmationMail && !form.noEmail ? [t('registrations.activation.confirmation')] : []),
  ];
  return (
    <>
      <fieldset>
        <legend className="visually-hidden">{t('registrations.activation.ways')}</legend>
        <div className="guide-card">
          {form.noEmail ? (
            <Way icon={IconReceipt} name={t('registrations.activation.slip')}>
              {t('registrations.activation.slipOnly', slipDays)}
            </Way>
          ) : (
            <>
              <Way icon={IconMail} name={t('registrations.activation.byMail')}>
                {t('registrations.activation.byMailDetail', {
                  email: form.email.trim(),
                  n: String(LINK_DAYS),
                })}
              </Way>
              <Checkbox
                id={SLIP_ID}
                size="consent"
                className="guide-row"
                checked={form.slip}
                onChange={(slip) => edit({ slip })}
                detail={t('registrations.activation.slipDetail', slipDays)}
              >
                <span className="guide-name">{t('registrations.activation.slip')}</span>
              </Checkbox>
            </>
          )}
        </div>
      </fieldset>
      {prepared.address === null && (
        <AlertLine
          className="mt-4"
          tone="warning"
          icon={IconInfo}
          fact={t('registrations.activation.noAddress')}
        >
          {t('registrations.activation.noAddressDetail')}
        </AlertLine>
      )}
      <h3 className="guide-group">{t('registrations.activation.next')}</h3>
      <ol className="guide-next">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}

type WayProps = { readonly icon: Icon; readonly name: string; readonly children: ReactNode };

/** A way that is there whatever is ticked. */
function Way({ icon: WayIcon, name, children }: WayProps) {
  return (
    <div className="guide-row">
      <WayIcon size={24} className="text-accent" />
      <div className="min-w-0">
        <p className="guide-name">{name}</p>
        <p className="wrap-anywhere text-second text-ink-2">{children}</p>
      </div>
    </div>
  );
}
