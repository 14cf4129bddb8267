import { useState } from 'react';
import type { Request, RequestContact } from '../../../../contract/requests.ts';
import { REQUEST_URGENCIES } from '../../../../rules/requests/states.ts';
import { urgencyWords } from '../../../../rules/requests/words.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconError, IconInfo } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import {
  type ContactField,
  contactFaults,
  contactOf,
  LONGEST_TEXT,
} from '../../requests/form/request-form.ts';
import { AvailabilityGrid } from '../../requests/shared/availability-grid.tsx';
import { ContactFields } from '../../requests/shared/contact-fields.tsx';
import { URGENCY_LOOK } from '../../requests/shared/request-words.ts';
import { useWordAlert } from '../../requests/shared/use-word-alert.ts';
import { WatchedText } from '../../requests/shared/watched-text.tsx';
import { useSpaceDraft } from '../space/use-space-draft.ts';
import { Will } from '../space/will.tsx';
import { LastEvent } from './last-event.tsx';
import { formOf, isChanged, type ModifyForm, modifyFormSchema } from './modify-form.ts';
import { RequestActPanel, type RequestPanelProps, useRequestAct } from './request-act-panel.tsx';
import { StaleNote } from './stale-note.tsx';

type Props = RequestPanelProps & {
  readonly request: Request;
  readonly contacts: readonly RequestContact[];
  readonly withSlots: boolean;
};

/** "Modifier": what was asked, put right. */
export function ModifyPanel({ open, onClose, header, request, contacts, withSlots }: Props) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const asked = formOf(request);
  const draft = useSpaceDraft('demande-modification', account, request.id, modifyFormSchema, asked);
  const { form } = draft;
  const stale = form.version !== request.version;
  const alert = useWordAlert(form.description, form.wordsKept, (wordsKept) => draft.edit({ wordsKept }));
  const [shown, setShown] = useState<'description' | 'words' | 'nothing' | ContactField | null>(null);
  const act = useRequestAct(
    'modify',
    () =>
      client.requests.modify({
        commandId: draft.commandId(),
        account,
        request: request.id,
        version: form.version,
        description: form.description.trim(),
        urgency: form.urgency,
        contact: contactOf(form.contact),
        availability: form.slots,
        wordsKept: form.wordsKept,
      }),
    () => {
      draft.discard();
      onClose();
    },
  );
  async function validate(): Promise<void> {
    if (act.state.kind !== 'editing') return;
    if (stale) return announce(t('requests.panel.staleFirst'));
    const [contact] = contactFaults(form.contact, form.slots);
    const fault = !isChanged(form, asked)
      ? 'nothing'
      : form.description.trim() === ''
        ? 'description'
        : (await alert.settle())
          ? 'words'
          : (contact ?? null);
    setShown(fault);
    if (fault === null) return act.submit();
    announce(t(`requests.fault.${fault}`));
    document.getElementById(fault === contact ? controlId(contact) : 'modify-text')?.focus();
  }
  const edit = (change: Partial<ModifyForm>) => {
    setShown(null);
    draft.edit(change);
    act.edited();
  };
  return (
    <RequestActPanel
      open={open}
      onClose={onClose}
      header={header}
      act="modify"
      name={`${request.label}, ${request.number}`}
      state={act.state}
      onValidate={() => void validate()}
      draft={draft}
      aside={
        <>
          <Will lines={[[IconInfo, t('requests.panel.will.modify')]]} />
          <LastEvent request={request} />
        </>
      }
    >
      {stale && (
        <StaleNote request={request} since={form.version} onGoOn={() => edit({ version: request.version })} />
      )}
      {shown === 'nothing' && <AlertLine tone="danger" icon={IconError} fact={t('requests.fault.nothing')} />}
      <WatchedText
        id="modify-text"
        label={t('requests.form.description')}
        help={t('requests.form.descriptionHelp')}
        rows={4}
        longest={LONGEST_TEXT}
        value={form.description}
        onChange={(description) => edit({ description })}
        alert={alert}
        kept={form.wordsKept}
        error={shown === 'words' || shown === 'description' ? t(`requests.fault.${shown}`) : undefined}
      />
      <div>
        <p className="field-label">{t('requests.form.urgency')}</p>
        <SegmentedControl
          label={t('requests.form.urgency')}
          segments={REQUEST_URGENCIES.map((id) => ({
            id,
            label: urgencyWords[id],
            ...(URGENCY_LOOK[id] !== null && { icon: URGENCY_LOOK[id].icon }),
          }))}
          current={form.urgency}
          onChange={(urgency) => edit({ urgency })}
        />
      </div>
      {withSlots && <AvailabilityGrid slots={form.slots} onChange={(slots) => edit({ slots })} />}
      <ContactFields
        contacts={contacts}
        contact={form.contact}
        onChange={(contact) => edit({ contact })}
        idOf={controlId}
        faultOf={(field) => (shown === field ? t(`requests.fault.${field}`) : undefined)}
      />
    </RequestActPanel>
  );
}

/** The control of a contact's field; times to call ask for a phone first. */
function controlId(field: ContactField): string {
  return `modify-${field === 'contactReach' ? 'contactPhone' : field}`;
}
