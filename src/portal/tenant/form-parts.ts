import { type Html, html } from '../pages/html.ts';
import { icon } from '../pages/icons.ts';
import type { Question } from './question.ts';

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  /** Never given for a password. */
  readonly value?: string;
  readonly help?: string | Html | undefined;
  readonly errors?: readonly string[] | undefined;
  readonly autocomplete: string;
  readonly inputmode?: 'text' | 'email' | 'numeric';
  readonly maxlength: number;
  /** Ids of what else explains the field. */
  readonly describedBy?: readonly string[] | undefined;
  readonly focus?: boolean | undefined;
};

/** A label, its help, every fault at once, and the field: each read with it by whoever does not see it. */
export function field(one: Field): Html {
  const { name, label, type = 'text', value = '', help, errors = [], describedBy = [] } = one;
  const described = [
    ...(errors.length > 0 ? [`${name}-fautes`] : []),
    ...(help === undefined ? [] : [`${name}-aide`]),
    ...describedBy,
  ];
  return html`<div class="field"><label class="field-label" for="${name}">${label}</label>${
    help !== undefined && html`<p class="field-help" id="${name}-aide">${help}</p>`
  }${errorsOf(name, errors)}<input class="input" id="${name}" name="${name}" type="${type}" maxlength="${one.maxlength}" autocomplete="${one.autocomplete}" autocapitalize="none" autocorrect="off" spellcheck="false" required${
    type !== 'password' && value !== '' && html` value="${value}"`
  }${one.inputmode !== undefined && html` inputmode="${one.inputmode}"`}${
    errors.length > 0 && html` aria-invalid="true"`
  }${described.length > 0 && html` aria-describedby="${described.join(' ')}"`}${
    one.focus === true && html` autofocus`
  }></div>`;
}

function errorsOf(name: string, errors: readonly string[]): Html | false {
  if (errors.length === 0) return false;
  return html`<div class="field-errors" id="${name}-fautes">${errors.map(
    (error) => html`<p class="field-error">${icon('error')}<span>${error}</span></p>`,
  )}</div>`;
}

/** What is hidden in a form: the way in, a session's token. */
export function hidden(name: string, value: string | undefined): Html | false {
  return value !== undefined && value !== '' && html`<input type="hidden" name="${name}" value="${value}">`;
}

export function submit(label: string): Html {
  return html`<button class="button" data-variant="filled" data-size="large" type="submit">${label}</button>`;
}

/** A way to somewhere else, as large as a button. */
export function wayTo(href: string, label: string): Html {
  return html`<a class="way" href="${href}">${label}</a>`;
}

/** The question in place of a picture code, read aloud like any other label. */
export function questionField(
  asked: Question | undefined,
  { errors, focus, call }: { errors?: readonly string[] | undefined; focus?: boolean; call: Html },
): Html | false {
  if (asked === undefined) return false;
  return html`<fieldset class="question"><legend>Vérification</legend>${hidden('question', asked.token)}${field(
    {
      name: 'reponse',
      label: asked.sentence,
      help: html`Répondez en lettres ou en chiffres. Cette question écarte les programmes automatiques. Impossible d'y répondre${'\u202f'}? ${call}`,
      errors,
      autocomplete: 'off',
      maxlength: 40,
      focus,
    },
  )}</fieldset>`;
}

/** The rules of a password before anything is typed, and the two fields that follow them. */
export function newPasswordFields({
  sentences,
  errors,
  again,
  quiet = false,
}: {
  readonly sentences: readonly string[];
  readonly errors: readonly string[];
  readonly again: readonly string[];
  /** Another field takes the focus. */
  readonly quiet?: boolean;
}): Html {
  return html`<div class="rules" id="regles"><p class="rules-title">Votre mot de passe</p><ul>${sentences.map(
    (sentence) => html`<li>${sentence}</li>`,
  )}</ul></div>${field({
    name: 'motdepasse',
    label: 'Nouveau mot de passe',
    type: 'password',
    errors,
    autocomplete: 'new-password',
    maxlength: 200,
    describedBy: ['regles'],
    focus: !quiet && errors.length > 0,
  })}${field({
    name: 'encore',
    label: 'Le même mot de passe, encore une fois',
    type: 'password',
    errors: again,
    autocomplete: 'new-password',
    maxlength: 200,
    focus: !quiet && errors.length === 0 && again.length > 0,
  })}`;
}
