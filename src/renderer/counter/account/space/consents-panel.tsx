import { useRef, useState } from 'react';
import { z } from 'zod';
import { type ConsentOffer, IDENTITY_DOCUMENTS } from '../../../../contract/registrations.ts';
import { CONSENT_KINDS, type ConsentKind } from '../../../../rules/registrations/consents.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { Checkbox } from '../../../ui/choice.tsx';
import { type Icon, IconDeclined, IconDone, IconError, IconInfo, IconReceipt } from '../../../ui/icons.ts';
import { ActPanel } from './act-panel.tsx';
import { type Choice, changedChoices, choicesNow } from './choices.ts';
import { DocumentField } from './document-field.tsx';
import type { SpacePanelProps } from './space-panel-props.ts';
import { useSpaceDraft } from './use-space-draft.ts';
import { useSpaceSend } from './use-space-send.ts';
import { Will } from './will.tsx';

const formSchema = z.strictObject({
  document: z.enum(IDENTITY_DOCUMENTS).nullable(),
  chosen: z.array(z.strictObject({ kind: z.enum(CONSENT_KINDS), given: z.boolean() })),
});

type Props = SpacePanelProps & {
  readonly offers: readonly ConsentOffer[];
  readonly legalVersion: string;
  readonly lost: ReadonlyArray<{ readonly kind: ConsentKind; readonly sentence: string }>;
};

/** "Changer les choix": each answer with its wording, and what is lost where one is withdrawn. */
export function ConsentsPanel({ open, onClose, header, space, offers, legalVersion, lost }: Props) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const { person, name } = space;
  const fields = useRef<HTMLDivElement>(null);
  const now = choicesNow(offers, space.consents);
  const draft = useSpaceDraft('space-consents', account, person, formSchema, { document: null, chosen: [] });
  const { form } = draft;
  const chosen = now.map((choice): Choice => form.chosen.find(({ kind }) => kind === choice.kind) ?? choice);
  const changed = changedChoices(now, chosen);
  const [shown, setShown] = useState(false);
  const sent = useSpaceSend(
    'consents',
    () =>
      client.registrations.setConsents({
        commandId: draft.commandId(),
        account,
        person,
        document: form.document ?? 'autre',
        legalVersion,
        consents: changed,
      }),
    draft.discard,
  );
  const { state } = sent;
  function validate(): void {
    if (state.kind !== 'editing') return;
    setShown(true);
    if (form.document === null) fields.current?.querySelector<HTMLElement>('button')?.focus();
    else if (changed.length === 0) fields.current?.querySelector<HTMLElement>('input:enabled')?.focus();
    else sent.submit();
  }
  const choose = (kind: ConsentKind, given: boolean) => {
    draft.edit({ chosen: [...form.chosen.filter((one) => one.kind !== kind), { kind, given }] });
    sent.edited();
  };
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={name}
      title={t('spaces.acts.consents')}
      doneTitle={t('spaces.panel.done.consents')}
      doneSentences={[
        ...changed.map((choice) => changeWords(t, offers, choice)),
        t('spaces.choices.recorded'),
      ]}
      validateLabel={t('spaces.panel.validate.consents')}
      onValidate={validate}
      state={state}
      draft={draft}
      fields={fields}
      aside={<Changes offers={offers} changed={changed} lost={lost} />}
    >
      <DocumentField
        value={form.document}
        missing={shown && form.document === null}
        onChange={(document) => {
          draft.edit({ document: document === 'none' ? null : document });
          sent.edited();
        }}
      />
      <fieldset
        className="choice-group"
        aria-describedby={shown && changed.length === 0 ? 'space-no-change' : undefined}
      >
        <legend className="field-label">{t('spaces.consents.title', { name })}</legend>
        <p className="text-second text-ink-2">{t('spaces.choices.intro')}</p>
        <div className="space-choices">
          {offers.map(({ kind, mode, label, wording }) =>
            mode === 'included' ? (
              <p key={kind} className="space-included">
                <IconDone />
                <span>
                  <span className="font-label">{label}</span>
                  <span className="block text-second text-ink-2">
                    {t('spaces.choices.included')}. {wording}
                  </span>
                </span>
              </p>
            ) : (
              <Checkbox
                key={kind}
                size="consent"
                checked={chosen.find((one) => one.kind === kind)?.given ?? false}
                detail={wording}
                onChange={(given) => choose(kind, given)}
              >
                <span className="font-label">{label}</span>
              </Checkbox>
            ),
          )}
        </div>
        {shown && changed.length === 0 && (
          <p id="space-no-change" className="field-error">
            <IconError size={17} />
            <span>{t('spaces.panel.needChange')}</span>
          </p>
        )}
      </fieldset>
    </ActPanel>
  );
}

function changeWords(
  t: ReturnType<typeof useText>,
  offers: readonly ConsentOffer[],
  { kind, given }: Choice,
): string {
  const label = offers.find((offer) => offer.kind === kind)?.label ?? t(`spaces.consents.kinds.${kind}`);
  return t(given ? 'spaces.choices.starts' : 'spaces.choices.stops', { label });
}

type ChangesProps = Pick<Props, 'offers' | 'lost'> & { readonly changed: readonly Choice[] };

/** What is said before: each change, and what is lost by it. */
function Changes({ offers, changed, lost }: ChangesProps) {
  const t = useText();
  if (changed.length === 0) return <Will lines={[[IconInfo, t('spaces.choices.none')]]} />;
  const withdrawn = changed.some(({ given }) => !given);
  const losses = lost.filter(({ kind }) => changed.some((one) => one.kind === kind && !one.given));
  return (
    <>
      <Will
        lines={[
          ...changed.map((choice): readonly [Icon, string] => [
            choice.given ? IconDone : IconDeclined,
            changeWords(t, offers, choice),
          ]),
          ...(withdrawn ? [[IconReceipt, t('spaces.choices.willPaper')] as const] : []),
        ]}
      />
      {losses.length > 0 && (
        <Will
          title={t('spaces.panel.lost')}
          lines={losses.map(({ sentence }): readonly [Icon, string] => [IconError, sentence])}
        >
          <p className="mt-1 text-second text-ink-2">{t('spaces.panel.readAloud')}</p>
        </Will>
      )}
    </>
  );
}
