import { z } from 'zod';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { IconError, IconHide, IconShow } from '../../ui/icons.ts';
import { fieldId } from './change-form.ts';
import { ChangePanel, type ReadForm } from './change-panel.tsx';
import type { DossierPanelProps, PersonOfDossier } from './panel-props.ts';
import { useChangeDraft } from './use-change-draft.ts';

const protectionFormSchema = z.strictObject({ sure: z.boolean() });

type Props = DossierPanelProps & { readonly person: PersonOfDossier };

/** "Protéger l'adresse" of a person, or taking the protection off; the reasons have no place here. */
export function ProtectionPanel(props: Props) {
  const { header, prepared, person } = props;
  const { name } = person;
  const t = useText();
  const now = prepared.people.find(({ key }) => key === person.key)?.protection ?? person.protection;
  const draft = useChangeDraft(
    'protection',
    header.account,
    person.key,
    protectionFormSchema,
    person.protection,
    () => ({ sure: false }),
  );
  const { fields } = draft.form;
  // As it was when it was asked: once done, the panel still says what was done.
  const masking = !person.protection.masked;
  const faults = fields.sure ? [] : [{ field: 'sure', sentence: t('dossier.fault.sure') }];
  async function read(): Promise<ReadForm<'protection'>> {
    return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'value', value: { masked: masking } };
  }
  return (
    <ChangePanel
      {...props}
      part="protection"
      title={t(masking ? 'dossier.act.protection' : 'dossier.act.unmask')}
      draft={draft}
      now={now}
      faults={faults}
      read={read}
      sensitive
      approval={masking || prepared.mayUnmask ? null : t('dossier.form.unmaskApproval')}
    >
      {(faultOf, edit) => (
        <>
          <AlertLine
            tone="accent"
            icon={masking ? IconHide : IconShow}
            fact={t(masking ? 'dossier.form.maskWhat' : 'dossier.form.unmaskWhat', { name })}
          >
            {t('dossier.form.maskWhy')}
          </AlertLine>
          <div className="dossier-sure">
            <Checkbox
              id={fieldId('sure')}
              checked={fields.sure}
              aria-describedby={faultOf('sure') === undefined ? undefined : `${fieldId('sure')}-error`}
              aria-invalid={faultOf('sure') === undefined ? undefined : true}
              onChange={(sure) => edit({ sure })}
            >
              {t(masking ? 'dossier.form.maskSure' : 'dossier.form.unmaskSure')}
            </Checkbox>
            {faultOf('sure') !== undefined && (
              <div className="field-error" id={`${fieldId('sure')}-error`}>
                <IconError size={17} />
                <span>{faultOf('sure')}</span>
              </div>
            )}
          </div>
        </>
      )}
    </ChangePanel>
  );
}
