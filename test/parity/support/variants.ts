/** `guide`: the landlord's own profile. `functions`: nothing is offered on line. `options`: none of its particular rules. */
export type Variant = 'guide' | 'functions' | 'options';

/** A rule of the profile, or all those of a group, and its value; null: the guide says nothing. */
export type Change = readonly [path: string, value: unknown];

export const VARIANTS: Readonly<Record<Exclude<Variant, 'guide'>, readonly Change[]>> = {
  functions: [['online.*', false]],
  options: [
    ['reference.form', { form: 'opaque' }],
    ['reference.digits', null],
    ['identity.fields', ['nom']],
    ['identity.compare', null],
    ['identity.person', null],
    ['account.scope', null],
    ['account.activation', null],
    ['account.ownEmail', null],
    ['account.humanCheck', null],
    ['password.minLength', null],
    ['password.classes', null],
    ['password.mustNotStartWith', null],
    ['paperless.notices', null],
    ['paperless.alsoCovers', null],
    ['paperless.mailWhenReady', null],
    ['documents.window', { kind: 'whole-lease' }],
    ['documents.library', null],
    ['debit.days', null],
    ['payment.partial', false],
    ['payment.counterModes', ['especes', 'cheque']],
    ['payment.creditSentence', null],
    ['requests.kinds', [{ code: 'unique', label: 'Lieu unique', motives: ['Motif unique'] }]],
    ['requests.attachments', false],
    ['requests.availability', false],
    ['requests.residenceView', false],
    ['requests.complement', false],
    ['requests.tenantRepairs', null],
    ['insurance.fields', null],
    ['insurance.fileRequired', null],
    ['insurance.staffCheck', null],
    ['dossier.changesChecked', null],
    ['exit.deactivateWithinMonths', null],
    ['contacts.roles', null],
    ['space.supportEmail', null],
  ],
};
