import './insurance.css';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import type { AccountHeader } from '../../../contract/accounts.ts';
import { isoDate } from '../../../rules/dates.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconAttestation, IconError, IconRefused } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { AskFailed } from '../account/asked.tsx';
import { type ActDone, ActPanel, Whose } from '../account/space/act-panel.tsx';
import { useApprovedAct } from '../approval/use-approved-act.ts';
import { AttachmentsField } from '../attachments/attachments-field.tsx';
import { deskToday } from '../till/till-words.ts';
import { CertificateAside, type Prepared } from './certificate-aside.tsx';
import { AddressField, PeriodFields } from './certificate-fields.tsx';
import {
  type CertificateField,
  type CertificateForm,
  certificateFaults,
  typedCertificate,
  unseenFlags,
} from './certificate-form.ts';
import { doneSentences } from './certificate-words.ts';
import { FlagNotices } from './flag-notices.tsx';
import { InsurerField } from './insurer-field.tsx';
import { useCertificateForm } from './use-certificate-form.ts';

export type CertificatePanelProps = {
  readonly account: string;
  readonly header: AccountHeader;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The refused certificate that this one corrects. */
  readonly supersedes: string | null;
};

/** "Attestation" (F5): what the tenant's certificate says, its files, what is odd about it, then its récépissé. */
export function CertificatePanel(props: CertificatePanelProps) {
  const { account, header, open, onClose, supersedes } = props;
  const t = useText();
  const { ask } = useCore();
  const input = { account };
  const prepared = useQuery(ask.insurance.prepare.queryOptions({ input }));
  const section = useQuery(ask.insurance.account.queryOptions({ input, enabled: supersedes !== null }));
  const refused = section.data?.certificates.find((one) => one.refused?.commandId === supersedes) ?? null;
  if (prepared.data !== undefined && (supersedes === null || !section.isPending))
    return <OpenPanel {...props} prepared={prepared.data} refused={refused} />;
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t('insurance.title')}
      subtitle={<Whose header={header} name={null} />}
    >
      {prepared.error === null ? (
        <Skeleton loading shape={<SkeletonBar className="h-20 w-full rounded-card" />}>
          {null}
        </Skeleton>
      ) : (
        <AskFailed error={prepared.error} onRetry={() => void prepared.refetch()} />
      )}
    </SidePanel>
  );
}

type OpenProps = CertificatePanelProps & {
  readonly prepared: Prepared;
  readonly refused: Parameters<typeof useCertificateForm>[2];
};

const CHOOSE_FILE_ID = 'certificate-file';
const DUPLICATE_ID = 'certificate-duplicate';

function OpenPanel({ account, header, open, onClose, supersedes, prepared, refused }: OpenProps) {
  const t = useText();
  const { client, ask } = useCore();
  const cache = useQueryClient();
  const today = isoDate(deskToday());
  const fields = useRef<HTMLDivElement>(null);
  const insurer = useRef<HTMLInputElement>(null);
  const policy = useRef<HTMLInputElement>(null);
  const starts = useRef<HTMLInputElement>(null);
  const ends = useRef<HTMLInputElement>(null);
  const address = useRef<HTMLInputElement>(null);
  const draft = useCertificateForm(account, supersedes, refused);
  const { form, edit: change } = draft;
  const [checked, setChecked] = useState(false);

  // Asked about as it is typed; what was odd stays until the answer says otherwise.
  const typed = typedCertificate(form, today);
  const question = useDeferredValue(
    typed === null || typed.insurer === '' ? null : { account, typed, files: form.files },
  );
  const answer = useQuery({
    ...ask.insurance.check.queryOptions({
      input: question ?? { account, typed: NOTHING_TYPED, files: [] },
      enabled: question !== null,
    }),
    placeholderData: keepPreviousData,
  });
  const odd = question === null ? undefined : answer.data;
  const flags = odd?.flags ?? [];
  const unseen = unseenFlags(flags, form);
  // What was odd when it was last asked, on the way out.
  const sent = useRef(flags);

  const taken = useApprovedAct<ActDone & { readonly sentences: readonly string[] }>(
    async () => {
      if (typed === null) throw new Error('a certificate without its end');
      const { certificate, papers } = await client.insurance.attach({
        commandId: draft.commandId(),
        account,
        ...typed,
        files: form.files,
        accepted: sent.current.map(({ flag }) => flag),
        comment: form.comment.trim(),
        supersedes,
      });
      return {
        papers,
        unsent: certificate.unsent,
        sentences: doneSentences(t, certificate, prepared.check, today),
      };
    },
    false,
    () => {
      draft.discard();
      announce(t('insurance.done.announce'));
    },
  );
  const { state } = taken;
  const faults = certificateFaults(
    form,
    { required: prepared.fields.required, file: prepared.file.required },
    today,
  );
  const edit = (changed: Partial<CertificateForm>) => {
    change(changed);
    taken.edited();
  };
  const refusal = state.kind === 'editing' ? state.refusal : null;
  const errorOf = (field: CertificateField) => {
    const found = faults.find((one) => one.field === field);
    if (found === undefined) return refusal?.field === field ? refusal.title : undefined;
    // A date that cannot be read is said as soon as it is long enough to be one.
    const early = found.fault !== 'missing' && whole(field === 'startsOn' ? form.startsText : form.endsText);
    if (!checked && !early) return undefined;
    return found.fault === 'missing'
      ? t(`insurance.fault.missing.${found.field}`)
      : t(`insurance.fault.${found.fault}`);
  };
  const places: Readonly<Record<CertificateField, () => HTMLElement | null>> = {
    insurer: () => insurer.current,
    policy: () => policy.current,
    startsOn: () => starts.current,
    endsOn: () => ends.current,
    address: () => address.current,
    files: () => document.getElementById(CHOOSE_FILE_ID),
    flags: () => fields.current?.querySelector<HTMLElement>('.certificate-flags input:not(:checked)') ?? null,
  };

  async function validate(): Promise<void> {
    if (state.kind !== 'editing') return;
    setChecked(true);
    const [first] = faults;
    if (first !== undefined || typed === null) return places[first?.field ?? 'endsOn']()?.focus();
    // The answer to what stands here now, also where Ctrl+Entrée came before it.
    const now = await cache
      .fetchQuery(ask.insurance.check.queryOptions({ input: { account, typed, files: form.files } }))
      .catch(() => undefined);
    if (now !== undefined && unseenFlags(now.flags, form).length > 0) {
      // Drawn first where it had not been asked about yet.
      requestAnimationFrame(() => requestAnimationFrame(() => places.flags()?.focus()));
    } else if (now?.duplicate == null) {
      sent.current = now?.flags ?? flags;
      taken.submit();
    } else document.getElementById(DUPLICATE_ID)?.scrollIntoView({ block: 'nearest' });
  }

  /** Entrée goes from field to field, as in Encaisser. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const field = event.target;
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    if (!(field instanceof HTMLInputElement) || field.type !== 'text') return;
    event.preventDefault();
    const stops = [
      ...event.currentTarget.querySelectorAll<HTMLElement>('input[type=text], .attachments button'),
    ];
    stops[stops.indexOf(field) + 1]?.focus();
  }

  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={prepared.holder}
      title={t('insurance.title')}
      doneTitle={t('insurance.done.title')}
      doneSentences={state.kind === 'done' ? state.result.sentences : []}
      validateLabel={t('insurance.validate')}
      onValidate={() => void validate()}
      state={state}
      draft={draft}
      fields={fields}
      firstField="input"
      icon={IconAttestation}
      aside={<CertificateAside prepared={prepared} />}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Entrée goes from field to field, which stay reachable by Tab */}
      <div className="certificate-form" onKeyDown={onKeyDown}>
        {supersedes !== null && (
          <AlertLine tone="warning" icon={IconRefused} fact={t('insurance.corrects')}>
            {refused?.refused?.reason}
          </AlertLine>
        )}
        <InsurerField
          fieldRef={insurer}
          value={form.insurer}
          known={prepared.insurers}
          error={errorOf('insurer')}
          onChange={(text) => edit({ insurer: text })}
        />
        <TextField
          ref={policy}
          label={t('insurance.field.policy')}
          size="dense"
          optional={!prepared.fields.required.includes('police')}
          maxLength={80}
          value={form.policy}
          error={errorOf('policy')}
          onChange={(text) => edit({ policy: text })}
        />
        <PeriodFields
          form={form}
          startsRequired={prepared.fields.required.includes('debut')}
          today={today}
          startsRef={starts}
          endsRef={ends}
          errorOf={errorOf}
          onEdit={edit}
        />
        <AddressField
          dwelling={prepared.address}
          form={form}
          fieldRef={address}
          error={errorOf('address')}
          onEdit={edit}
        />
        <AttachmentsField
          id={CHOOSE_FILE_ID}
          label={t('insurance.field.files')}
          hint={t('insurance.field.filesHint')}
          required={prepared.file.required}
          files={form.files}
          error={errorOf('files')}
          onChange={(files) => edit({ files: [...files] })}
        />
        {odd?.duplicate != null && (
          <div id={DUPLICATE_ID}>
            <AlertLine tone="danger" icon={IconError} role="alert" fact={t('insurance.duplicate')}>
              {odd.duplicate}
            </AlertLine>
          </div>
        )}
        <FlagNotices
          flags={flags}
          accepted={form.accepted}
          missing={checked && faults.length === 0 && unseen.length > 0}
          onAccept={(accepted) => edit({ accepted: [...accepted] })}
        />
        <TextArea
          label={t('insurance.field.comment')}
          optional
          rows={2}
          maxLength={500}
          value={form.comment}
          onChange={(text) => edit({ comment: text })}
        />
      </div>
    </ActPanel>
  );
}

const NOTHING_TYPED = { insurer: '', policy: '', startsOn: null, endsOn: '2000-01-01', address: null };

/** `31/10/2027`: as long as a date is. */
function whole(text: string): boolean {
  return text.length >= 10;
}
