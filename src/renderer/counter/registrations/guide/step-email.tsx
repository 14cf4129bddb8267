import { emailHint } from '../../../../rules/registrations/email.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Checkbox } from '../../../ui/choice.tsx';
import { IconDone } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { emailFault } from './email-fault.ts';
import { fieldId, focusFirst, NO_EMAIL_ID } from './field-ids.ts';
import { sameEmail } from './guide-faults.ts';
import { RuleLines } from './rule-line.tsx';
import type { StepProps } from './step-who.tsx';

/** The address typed twice, or none: then a slip. */
export function StepEmail({ guide, prepared }: StepProps) {
  const t = useText();
  const { form, edit } = guide;
  const { own, rule } = prepared.email;
  const onFile = prepared.people.find(({ person }) => person === form.person)?.email ?? null;
  const agree =
    form.email.trim() !== '' && emailFault(form.email) === null && sameEmail(form.email, form.emailAgain);
  // Not before the second typing: half an address looks like another one's slip.
  const hint = form.emailAgain === '' ? null : emailHint(form.email);
  return (
    <>
      {!form.noEmail && (
        <div className="guide-fields" data-columns="1">
          <div>
            <TextField
              id={fieldId('email')}
              type="email"
              label={t('registrations.email.email')}
              maxLength={254}
              value={form.email}
              onChange={(email) => edit({ email })}
              error={guide.faultOf('email')}
            />
            {hint !== null && <p className="mt-2 text-second text-ink-2">{hint}</p>}
            {onFile !== null && !sameEmail(onFile, form.email) && (
              <p className="mt-2 text-second text-ink-2">
                {t('registrations.email.onFile')} <span className="wrap-anywhere text-ink">{onFile}</span>{' '}
                <LinkButton
                  onClick={() => {
                    edit({ email: onFile });
                    announce(t('registrations.email.taken'));
                    focusFirst(fieldId('emailAgain'));
                  }}
                >
                  {t('registrations.email.take')}
                </LinkButton>
              </p>
            )}
          </div>
          <TextField
            id={fieldId('emailAgain')}
            type="email"
            label={t('registrations.email.again')}
            maxLength={254}
            value={form.emailAgain}
            onChange={(emailAgain) => edit({ emailAgain })}
            error={guide.faultOf('emailAgain')}
            {...(agree && {
              help: (
                <span className="guide-agrees">
                  <IconDone size={16} />
                  {t('registrations.email.same')}
                </span>
              ),
            })}
          />
        </div>
      )}
      <div className="guide-card">
        <Checkbox
          id={NO_EMAIL_ID}
          size="consent"
          className="guide-row"
          checked={form.noEmail}
          onChange={(noEmail) => edit({ noEmail })}
          detail={t('registrations.email.noneDetail')}
        >
          <span className="guide-name">{t('registrations.email.none')}</span>
        </Checkbox>
      </div>
      {!form.noEmail && (
        <p className="mt-4 text-second text-ink-2">
          {t(own ? 'registrations.email.own' : 'registrations.email.shared')}
        </p>
      )}
      <RuleLines rules={[rule]} />
    </>
  );
}
