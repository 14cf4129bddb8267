import type { Agency } from '../devices/agencies.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { csrfField } from './layout.ts';
import type { Viewer } from './session.ts';

/** What was typed for a code, and why none was made. */
export type CodeMistake = {
  readonly agency: string;
  readonly post: string;
  readonly till: string;
  readonly sentence: string;
};

/** What is to be joined, in words. */
export type CodeWords = {
  readonly action: string;
  readonly heading: string;
  readonly lead: string;
  /** Label of its name. */
  readonly name: string;
  /** What a till's code looks like. */
  readonly example: string;
};

/** The form by which an administrator makes a one-time code, for a post or a kiosk. */
export function codeForm(
  viewer: Viewer,
  agencies: readonly Agency[],
  mistake: CodeMistake | undefined,
  { action, heading, lead, name, example }: CodeWords,
): Html {
  return html`<section aria-labelledby="relier"><h2 id="relier">${heading}</h2>
<p class="lead">${lead}</p>
<form method="post" action="${action}" class="code-form">${csrfField(viewer)}
<div class="field"><label class="field-label" for="agence">Agence</label>${
    agencies.length === 0
      ? html`<input class="input" id="agence" name="agence" value="${mistake?.agency}" maxlength="40" required>`
      : html`<select class="input" id="agence" name="agence" required>${agencies.map(({ code, name: agency }) => html`<option value="${code}"${code === mistake?.agency && html` selected`}>${agency}</option>`)}</select>`
  }</div>
<div class="field"><label class="field-label" for="poste">${name}</label><input class="input" id="poste" name="poste" value="${mistake?.post}" maxlength="60" required autocomplete="off"></div>
<div class="field"><label class="field-label" for="caisse">Code de caisse</label><input class="input" id="caisse" name="caisse" value="${mistake?.till}" maxlength="8" required autocomplete="off" autocapitalize="characters" aria-describedby="aide-caisse"><p class="field-help" id="aide-caisse">${example}</p></div>
<button class="button" data-variant="filled" type="submit">Faire un code</button>
</form>${mistake !== undefined && html`<p class="field-error" role="alert">${icon('error')}<span>${mistake.sentence}</span></p>`}</section>`;
}
