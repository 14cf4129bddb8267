import { checkValue } from '../../../rules/dossier/checks.ts';
import { useText } from '../../i18n/i18n.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { deskToday } from '../till/till-words.ts';
import { type Fault, fieldId, focusField } from './change-form.ts';
import { ChangePanel, type ReadForm } from './change-panel.tsx';
import type { DossierPanelProps } from './panel-props.ts';
import { type PostalForm, postalFormOf, postalFormSchema, typedPostal } from './postal-form.ts';
import { useChangeDraft } from './use-change-draft.ts';

/** Room to see the end of a line that is pasted too long. */
const LONGEST_TYPED = 120;
/** What each line usually holds (NF Z10-011). */
const LINE_USES = ['to', 'flat', 'entrance', 'street', 'place', 'town'] as const;

/** "Modifier l'adresse pour le courrier": the dwelling, or at most six lines of 38 signs. */
export function PostalPanel(props: DossierPanelProps) {
  const { header, prepared } = props;
  const t = useText();
  const draft = useChangeDraft(
    'adresse-courrier',
    header.account,
    null,
    postalFormSchema,
    prepared.postal,
    postalFormOf,
  );
  const { fields } = draft.form;
  const faults = postalFaults(fields, t('dossier.fault.lines'));
  async function read(): Promise<ReadForm<'adresse-courrier'>> {
    const value = typedPostal(fields);
    const more =
      faults.length > 0
        ? faults
        : checkValue('adresse-courrier', value, deskToday()).map((fault) => onScreen(fields, fault));
    return more.length > 0 ? { kind: 'faults', faults: more } : { kind: 'value', value };
  }
  return (
    <ChangePanel
      {...props}
      part="adresse-courrier"
      person={null}
      title={t('dossier.act.adresse-courrier')}
      draft={draft}
      now={prepared.postal}
      faults={[
        ...faults,
        ...checkValue('adresse-courrier', typedPostal(fields), deskToday()).map((fault) =>
          onScreen(fields, fault),
        ),
      ]}
      read={read}
    >
      {(faultOf, edit) => (
        <>
          <div className="dossier-dwelling">
            <Checkbox
              checked={fields.toDwelling}
              detail={
                prepared.dwellingLines.length === 0
                  ? t('dossier.part.protected')
                  : prepared.dwellingLines.join(', ')
              }
              onChange={(toDwelling) => {
                edit({ toDwelling });
                if (!toDwelling) focusField('lines.0');
              }}
            >
              {t('dossier.form.toDwelling')}
            </Checkbox>
          </div>
          {!fields.toDwelling && (
            <div className="dossier-lines">
              {LINE_USES.map((use, index) => {
                const n = index + 1;
                const line = fields.lines[n - 1] ?? '';
                return (
                  <TextField
                    key={n}
                    id={fieldId(`lines.${n - 1}`)}
                    label={t('dossier.form.line', { n: String(n) })}
                    note={t(`dossier.form.lineHelp.${use}`)}
                    size="dense"
                    maxLength={LONGEST_TYPED}
                    value={line}
                    error={faultOf(`lines.${n - 1}`) ?? tooLong(line)}
                    onChange={(text) =>
                      edit({ lines: fields.lines.map((one, at) => (at === n - 1 ? text : one)) })
                    }
                  />
                );
              })}
            </div>
          )}
        </>
      )}
    </ChangePanel>
  );
}

/** A line that does not fit is said at once: cut, it would be another address. */
function tooLong(line: string): string | undefined {
  const [fault] = line.trim() === '' ? [] : checkValue('adresse-courrier', { lines: [line.trim()] }, '');
  return fault?.sentence;
}

function postalFaults({ toDwelling, lines }: PostalForm, sentence: string): Fault[] {
  return toDwelling || lines.some((line) => line.trim() !== '') ? [] : [{ field: 'lines.0', sentence }];
}

/** Lines left empty are skipped in the value: its nth line is the nth written one of the form. */
function onScreen({ lines }: PostalForm, { field, sentence }: Fault): Fault {
  const at = Number(field.slice('lines.'.length));
  const written = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  return { field: `lines.${written[at] ?? at}`, sentence };
}
