import { useEffect, useState } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import { channelWords } from '../../../../rules/requests/words.ts';
import { useCommands } from '../../../app/commands.ts';
import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconBack, IconError, IconRequest } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { AttachmentsField } from '../../attachments/attachments-field.tsx';
import { modalIsOpen } from '../../frame/overlays.ts';
import { focusFirst } from '../../registrations/guide/field-ids.ts';
import { RuleLines } from '../../registrations/guide/rule-line.tsx';
import { AvailabilityGrid } from '../shared/availability-grid.tsx';
import { ContactFields } from '../shared/contact-fields.tsx';
import { useWordAlert } from '../shared/use-word-alert.ts';
import { WatchedText } from '../shared/watched-text.tsx';
import { DangerBand } from './danger-band.tsx';
import { DoubleNote } from './double-note.tsx';
import { fieldId, SAVE_ID } from './field-ids.ts';
import { MotivePicker } from './motive-picker.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { RequestAside } from './request-aside.tsx';
import {
  COUNTER_CHANNELS,
  chosenMotive,
  LONGEST_TEXT,
  type RequestDone,
  type RequestForm,
  type RequestPrepare,
  urgencyOf,
} from './request-form.ts';
import { DraftLine, RequestHead } from './request-head.tsx';
import { UrgencyChoice } from './urgency-choice.tsx';
import { type RequestSending, useRequest } from './use-request.ts';
import type { RequestFormState } from './use-request-form.ts';

type Props = {
  readonly header: AccountHeader;
  readonly prepared: RequestPrepare;
  readonly state: RequestFormState & { readonly form: RequestForm };
  readonly onDone: (answer: RequestDone) => void;
};

/** What is asked for, and beside it what is open already and who usually pays. */
export function RequestPage({ header, prepared, state, onDone }: Props) {
  const t = useText();
  const { account } = header;
  const { form, draft, resumed, edit: change, restart } = state;
  const back = useRoute((route) => route.back);
  const alert = useWordAlert(form.description, form.wordsKept, (wordsKept) => change({ wordsKept }));
  const [filesUnderWay, setFilesUnderWay] = useState(0);
  const sending = useRequest(account, prepared, state, alert, filesUnderWay, onDone);
  const edit = (part: Partial<RequestForm>) => {
    change(part);
    sending.edited();
  };
  const chosen = chosenMotive(form, prepared);
  const urgency = urgencyOf(form, chosen);
  useEffect(() => focusFirst(fieldId('place')), []);
  useEffect(() => {
    if (resumed) announce(t('requests.draft.resumed'));
  }, [resumed, t]);
  useCommands([
    {
      id: 'request.save',
      label: t('requests.form.save'),
      icon: IconRequest,
      group: t('requests.title'),
      chord: { key: 'Enter', ctrl: true },
      run: () => {
        if (!modalIsOpen()) sending.save();
      },
    },
    {
      id: 'request.back',
      label: t('requests.back'),
      icon: IconBack,
      group: t('requests.title'),
      chord: { key: 'Escape' },
      run: back,
    },
    // Here already: the key must not look for another account.
    {
      id: 'account.request',
      label: t('requests.act'),
      icon: IconRequest,
      chord: { key: 'F4' },
      keyOnly: true,
      run: () => {},
    },
  ]);
  return (
    <div className="request">
      <RequestHead header={header}>
        <DraftLine
          draft={draft}
          onErase={() => {
            restart();
            announce(t('requests.draft.erased'));
            focusFirst(fieldId('place'));
          }}
        />
      </RequestHead>
      {urgency === 'danger' && <DangerBand emergency={prepared.emergency} />}
      <div className="request-columns">
        <div className="request-main">
          {sending.refusal !== null && <Refusal refusal={sending.refusal} />}
          <PlaceChoice
            places={prepared.places}
            chosen={form.place}
            onChoose={(place) => edit({ place, motive: null, urgency: null })}
            fault={sending.faultOf('place')}
          />
          <MotivePicker
            places={prepared.places}
            place={form.place}
            chosen={chosen}
            onChoose={({ place, motive }) => edit({ place: place.code, motive: motive.code, urgency: null })}
            onEntered={() => focusFirst(fieldId('description'))}
            fault={form.place === null ? undefined : sending.faultOf('motive')}
          />
          <DoubleNote account={account} prepared={prepared} chosen={chosen} />
          <UrgencyChoice
            urgency={urgency}
            chosen={chosen}
            emergency={prepared.emergency}
            onChange={(next) => edit({ urgency: next })}
          />
          <div className="request-group">
            <WatchedText
              id={fieldId('description')}
              label={t('requests.form.description')}
              help={t('requests.form.descriptionHelp')}
              longest={LONGEST_TEXT}
              value={form.description}
              onChange={(description) => edit({ description })}
              alert={alert}
              kept={form.wordsKept}
              error={sending.faultOf('description') ?? sending.faultOf('words')}
            />
          </div>
          {prepared.attachments.offered && (
            <div className="request-group">
              <AttachmentsField
                label={t('requests.form.files')}
                hint={t(
                  chosen?.motive.paper === true ? 'requests.form.filesPaper' : 'requests.form.filesHint',
                )}
                files={form.files}
                onChange={(files) => edit({ files: [...files] })}
                onUnderWay={setFilesUnderWay}
                error={sending.filesFault}
              />
            </div>
          )}
          <div className="request-pair">
            {prepared.availability.offered && (
              <AvailabilityGrid slots={form.slots} onChange={(slots) => edit({ slots })} />
            )}
            <ContactFields
              contacts={prepared.contacts}
              contact={form.contact}
              onChange={(contact) => edit({ contact })}
              idOf={fieldId}
              faultOf={sending.faultOf}
            />
          </div>
          <div className="request-group">
            <p className="field-label">{t('requests.form.channel')}</p>
            <SegmentedControl
              label={t('requests.form.channel')}
              segments={COUNTER_CHANNELS.map((id) => ({ id, label: channelWords[id] }))}
              current={form.channel}
              onChange={(channel) => edit({ channel })}
            />
          </div>
          <RuleLines rules={[prepared.rule, prepared.attachments.rule, prepared.availability.rule]} />
        </div>
        <RequestAside account={account} prepared={prepared} chosen={chosen} />
      </div>
      <footer className="request-foot">
        <p className="request-foot-note">{t('requests.form.paperComes')}</p>
        <Button size="large" keys={['Échap']} onClick={back}>
          {t('requests.back')}
        </Button>
        <Button
          id={SAVE_ID}
          variant="filled"
          size="large"
          keys={['Ctrl', 'Entrée']}
          busy={sending.busy ? t('requests.form.saving') : undefined}
          onClick={sending.save}
        >
          {t('requests.form.save')}
        </Button>
      </footer>
    </div>
  );
}

function Refusal({
  refusal: { title, kept, next, code },
}: {
  readonly refusal: NonNullable<RequestSending['refusal']>;
}) {
  const t = useText();
  return (
    <AlertLine tone="danger" icon={IconError} role="alert" fact={t('requests.refused.title')}>
      {[title, next, kept].filter(Boolean).join(' ')} {t('requests.refused.code')}{' '}
      <span className="document-number">{code}</span>
    </AlertLine>
  );
}
