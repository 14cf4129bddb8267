import type { ReactNode } from 'react';
import type { ConsentOffer, RegistrationPrepare } from '../../../../contract/registrations.ts';
import { formatMonth, isIsoMonth } from '../../../../rules/dates.ts';
import { useAgent, usePost } from '../../../app/session.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconLandlord, IconPassword } from '../../../ui/icons.ts';
import { type GuideForm, isGiven, STEPS } from './guide-form.ts';
import { ScrollPlace } from './scroll-place.tsx';
import { fieldsWords } from './step-details.ts';

type Text = ReturnType<typeof useText>;
type Props = { readonly form: GuideForm; readonly prepared: RegistrationPrepare };

/** "Ce qui sera fait": what is known so far, and the rules that hold all along. */
export function GuideAside({ form, prepared }: Props) {
  const t = useText();
  const agent = useAgent().name;
  const landlord = usePost()?.landlordName ?? '';
  const { fields, compare, rule } = prepared.identity;
  return (
    <ScrollPlace
      as="aside"
      className="guide-aside"
      label={t('registrations.aside.title')}
      contentClassName="guide-will"
    >
      <h2 className="text-table font-strong">{t('registrations.aside.title')}</h2>
      <dl className="guide-facts">
        {factsOf(t, form, prepared, agent).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="guide-notes">
        <p>
          <IconPassword size={17} />
          <span>{t('registrations.aside.password')}</span>
        </p>
        <p>
          <IconLandlord size={17} />
          <span>
            {t('registrations.aside.profile', {
              landlord,
              source: rule.status === 'silence' ? rule.source : identityWords(t, fields, compare),
            })}
          </span>
        </p>
      </div>
    </ScrollPlace>
  );
}

/** How the identity is compared: names as printed, the birth date as held. */
function identityWords(
  t: Text,
  fields: RegistrationPrepare['identity']['fields'],
  compare: RegistrationPrepare['identity']['compare'],
): string {
  const names = fields.filter((field) => field !== 'date_naissance');
  const sentence = t(`registrations.aside.fields.${compare}`, {
    count: names.length,
    fields: fieldsWords(t, names).toLocaleLowerCase('fr'),
  });
  return names.length < fields.length ? t('registrations.aside.birthToo', { sentence }) : sentence;
}

type Fact = readonly [name: string, value: ReactNode];

function factsOf(t: Text, form: GuideForm, prepared: RegistrationPrepare, agent: string): Fact[] {
  const reached = STEPS.indexOf(form.step);
  const person = prepared.people.find((one) => one.person === form.person);
  const facts: (Fact | false)[] = [
    [t('registrations.aside.holder'), person?.name ?? <NotYet key="not-yet" />],
    form.represented &&
      form.representative.trim() !== '' && [
        t('registrations.aside.representative'),
        form.representative.trim(),
      ],
    form.document !== null && [
      t('registrations.aside.document'),
      t('registrations.aside.documentBy', {
        document: t(`registrations.identity.documents.${form.document}`),
        agent,
      }),
    ],
    (form.noEmail || form.email.trim() !== '') && [
      t('registrations.aside.login'),
      form.noEmail ? t('registrations.aside.loginGiven') : form.email.trim(),
    ],
    ...(reached >= STEPS.indexOf('terms') ? consentFacts(t, form, prepared) : []),
  ];
  return facts.filter((fact) => fact !== false);
}

function NotYet() {
  const t = useText();
  return <span className="font-regular text-ink-2">{t('registrations.aside.toCome')}</span>;
}

/** The answers to the offers; quittances and charges on one line while they are alike. */
function consentFacts(t: Text, form: GuideForm, { consents, paperlessFrom }: RegistrationPrepare): Fact[] {
  const words = (offer: ConsentOffer) => {
    const given = isGiven(form, offer);
    if (offer.kind === 'notifications')
      return t(given ? 'registrations.aside.byMail' : 'registrations.aside.noMessages');
    if (!given) return t('registrations.aside.paper');
    return offer.kind === 'avis' && isIsoMonth(paperlessFrom)
      ? t('registrations.aside.electronicFrom', { month: formatMonth(paperlessFrom) })
      : t('registrations.aside.electronic');
  };
  const offer = (kind: ConsentOffer['kind']) => consents.find((one) => one.kind === kind);
  const [quittance, charges] = [offer('quittance'), offer('regularisation')];
  const alike = quittance !== undefined && charges !== undefined && words(quittance) === words(charges);
  const shown = alike ? consents.filter(({ kind }) => kind !== 'regularisation') : consents;
  return shown.map((one) => [
    alike && one.kind === 'quittance'
      ? t('registrations.aside.both')
      : t(`registrations.aside.consent.${one.kind}`),
    words(one),
  ]);
}
