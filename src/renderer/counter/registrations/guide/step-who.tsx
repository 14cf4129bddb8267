import type { RegistrablePerson, RegistrationPrepare } from '../../../../contract/registrations.ts';
import { isLiving } from '../../../../rules/registrations/states.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Checkbox, Radio } from '../../../ui/choice.tsx';
import { IconError, IconForbidden, IconPortalActive, IconPortalInactive } from '../../../ui/icons.ts';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { birthWords, roleWords } from '../../search/person-words.ts';
import { FieldFault } from './field-fault.tsx';
import { fieldId } from './field-ids.ts';
import { RuleLines } from './rule-line.tsx';
import type { Guide } from './use-guide.ts';

export type StepProps = { readonly guide: Guide; readonly prepared: RegistrationPrepare };

/** Who of the lease is registered, and who may not be, with the reason. */
export function StepWho({ guide, prepared: { people } }: StepProps) {
  const t = useText();
  const { form, edit } = guide;
  const allowed = people.filter((one) => one.allowed);
  const refused = people.filter((one) => !one.allowed);
  const chosen = allowed.find(({ person }) => person === form.person);
  const focused = chosen ?? allowed[0];
  const fault = guide.faultOf('person');
  return (
    <>
      {allowed.length === 0 && (
        <AlertLine className="mt-4" icon={IconError} tone="warning" fact={t('registrations.who.none')}>
          {people.length === 0 ? t('registrations.who.nobody') : undefined}
        </AlertLine>
      )}
      {allowed.length > 0 && (
        <fieldset aria-describedby={fault === undefined ? undefined : `${fieldId('person')}-error`}>
          <legend className="visually-hidden">{t('registrations.who.people')}</legend>
          <div className="guide-card">
            {allowed.map((person) => (
              <Radio
                key={person.person}
                {...(person === focused && { id: fieldId('person') })}
                name="registration-person"
                className="guide-row"
                checked={person.person === form.person}
                onChange={() => edit({ person: person.person })}
                detail={<PersonDetail person={person} />}
              >
                <PersonName person={person} />
              </Radio>
            ))}
          </div>
          <FieldFault id={fieldId('person')} words={fault} />
        </fieldset>
      )}
      {chosen !== undefined && (
        <div className="mt-3">
          <Checkbox
            checked={form.represented}
            onChange={(represented) => edit({ represented })}
            detail={t('registrations.who.representedDetail')}
          >
            <span className="font-label">{t('registrations.who.represented')}</span>
          </Checkbox>
          {form.represented && (
            <TextField
              id={fieldId('representative')}
              className="mt-3 max-w-[440px]"
              label={t('registrations.who.representative')}
              help={t('registrations.who.representativeHelp')}
              maxLength={120}
              value={form.representative}
              onChange={(representative) => edit({ representative })}
              error={guide.faultOf('representative')}
            />
          )}
        </div>
      )}
      {refused.length > 0 && <Refused people={refused} />}
      {chosen !== undefined && <RuleLines rules={[chosen.rule]} />}
    </>
  );
}

/** Who of the lease may not be registered: told, so that nobody looks for him in vain. */
function Refused({ people }: { readonly people: readonly RegistrablePerson[] }) {
  const t = useText();
  return (
    <>
      <h3 className="guide-group">{t('registrations.who.refused')}</h3>
      <ul className="guide-card" data-quiet>
        {people.map((person) => (
          <li key={person.person} className="guide-row">
            <IconForbidden size={20} className="text-ink-3" />
            <div className="min-w-0">
              <PersonName person={person} />
              <PersonDetail person={person} />
              {person.sentence !== null && <p className="text-second">{person.sentence}</p>}
              {person.rule.source !== '' && person.rule.source !== person.sentence && (
                <p className="text-small text-ink-2">{person.rule.source}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function PersonName({ person: { name, space } }: { readonly person: RegistrablePerson }) {
  const t = useText();
  return (
    <span className="guide-name">
      <span>{name}</span>{' '}
      {space !== null && (
        <StatusChip
          tone={isLiving(space.state) ? 'accent' : 'neutral'}
          icon={isLiving(space.state) ? IconPortalActive : IconPortalInactive}
        >
          {t(`registrations.who.space.${space.state}`)}
        </StatusChip>
      )}
    </span>
  );
}

function PersonDetail({ person }: { readonly person: RegistrablePerson }) {
  const t = useText();
  const birth = birthWords(person.birth, null);
  const born = birth === null ? null : `${t(`search.born.${birth.word}`)} ${birth.date}`;
  return (
    <span className="block text-second text-ink-2">
      {[roleWords(person.role), born].filter((word) => word !== null).join(' · ')}
    </span>
  );
}
