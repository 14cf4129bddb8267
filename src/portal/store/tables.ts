import type { ColumnType, Generated } from 'kysely';
import type { MandateAct, MandateState } from '../../rules/direct-debit/states.ts';
import type { DossierState } from '../../rules/dossier/values.ts';
import type { CertificateState } from '../../rules/insurance/states.ts';
import type { ConsentKind } from '../../rules/registrations/consents.ts';
import type { PortalSpaceState, SpaceAct } from '../../rules/registrations/states.ts';
import type { RequestEventKind, RequestState } from '../../rules/requests/states.ts';

/** Written as an instant, ISO UTC or Date; read as a Date. */
type Instant = ColumnType<Date, Date | string, Date | string>;
type NullableInstant = ColumnType<Date | null, Date | string | null, Date | string | null>;

export type EntryState = 'counted' | 'confirming' | 'proposed';
export type DeviceKind = 'counter' | 'kiosk';
export type StaffRole = 'agent' | 'responsable' | 'administrateur';
export type ConsentSource = 'counter' | 'tenant' | 'erp';
export type LinkPurpose = 'activation' | 'password' | 'email';
export type LinkChannel = 'email' | 'slip';
/** Where an act or an answer was done. */
export type DoneWhere = 'counter' | 'portal' | 'erp';
export type AttachmentOwner = 'certificate' | 'request' | 'dossier' | 'mandate' | 'document';
export type MailState = 'waiting' | 'sending' | 'sent' | 'failed' | 'bounced';
export type ProposalState = 'open' | 'accepted' | 'refused';

/** The portal's tables, as its migrations make them. Cents and positions are whole numbers below 2^53. */
export type PortalTables = {
  portal_meta: { key: string; value: string };
  portal_schema: { version: number; name: string; applied_at: Instant };
  feed: { name: string; head: Generated<number> };
  record: {
    feed: string;
    kind_order: number;
    key: string;
    kind: string;
    position: number;
    op: Generated<'put' | 'remove'>;
    absent_since: string | null;
    /** JSON. */
    content: string;
    /** Of a document. */
    file_sha256: ColumnType<string | null, never, never>;
    /** Of a space that the ERP knows, in small letters. */
    space_email: ColumnType<string | null, never, never>;
  };
  account: {
    key: string;
    feed: string;
    printed: string;
    holder: string | null;
    absent_since: string | null;
  };
  entry: {
    feed: string;
    piece: string;
    account: string;
    entered_on: string;
    due_on: string | null;
    period: string | null;
    nature: string;
    label: string;
    debit_cents: number;
    credit_cents: number;
    id_guichet: string | null;
    confirms: string | null;
    state: EntryState;
    position: number | null;
  };
  device: {
    id: string;
    agency: string;
    post: string;
    till: string;
    public_key: string;
    enrolled_at: Instant;
    revoked_at: NullableInstant;
    last_seen_at: NullableInstant;
    kind: Generated<DeviceKind>;
    /** JSON of a `StationReport`. */
    station: string | null;
    station_at: NullableInstant;
    closed_at: NullableInstant;
    closed_by: string | null;
  };
  enrolment_code: {
    code_hash: string;
    agency: string;
    post: string;
    till: string;
    created_by: string;
    expires_at: Instant;
    used_at: NullableInstant;
    kind: Generated<DeviceKind>;
  };
  device_challenge: { nonce: string; device: string; expires_at: Instant };
  device_session: { token_hash: string; device: string; expires_at: Instant };
  staff: {
    id: string;
    login: string;
    name: string;
    initials: string;
    job_title: string;
    role: StaffRole;
    agency: string | null;
    password_hash: string;
    active: Generated<boolean>;
  };
  staff_session: { token_hash: string; staff: string; csrf: string; expires_at: Instant };
  sign_in_failure: { subject: string; failures: number; until: Instant };
  command: {
    id: string;
    received_no: ColumnType<number, never, never>;
    device: string;
    agency: string;
    incarnation: string;
    seq: number;
    type: string;
    account: string | null;
    hash: string;
    /** JSON of the command as it came. */
    envelope: string;
    /** JSON. */
    outcome: string;
    received_at: Instant;
  };
  incarnation: {
    name: string;
    device: string;
    agency: string;
    count: Generated<number>;
    max_seq: Generated<number>;
    forked: Generated<boolean>;
  };
  payment: {
    id: string;
    number: string;
    agency: string;
    feed: string;
    account: string | null;
    asked_account: string;
    suspense: boolean;
    mode: string;
    cents: number;
    payer: string | null;
    taken_at: string;
    taken_on: string;
    till: string;
    post: string;
    agent_name: string;
    /** JSON: `[{month, cents}]`. */
    months: string;
    act: string | null;
    device: string;
  };
  reversal: {
    id: string;
    number: string;
    agency: string;
    feed: string;
    payment: string | null;
    payment_number: string;
    account: string | null;
    suspense: boolean;
    kind: string;
    cents: number;
    reversed_at: string;
    reversed_on: string;
    till: string;
    device: string;
  };
  announcement: {
    id: string;
    number: string;
    agency: string;
    account: string;
    mode: string;
    cents: number;
    /** JSON. */
    months: string;
    announced_on: string;
    device: string;
  };
  number_used: { number: string; command: string };
  alarm: {
    no: ColumnType<number, never, never>;
    kind: string;
    agency: string;
    /** JSON. */
    facts: string;
    raised_at: Instant;
    seen_at: NullableInstant;
  };
  match_proposal: {
    piece: string;
    payment: string;
    feed: string;
    state: ProposalState;
    decided_by: string | null;
    decided_at: NullableInstant;
  };
  export_batch: { no: number; made_at: Instant };
  export_row: { file: string; fact: string; batch: number; line: string };
  import_run: { no: ColumnType<number, never, never>; ran_at: Instant; report: string };
  tenant_login: {
    person: string;
    identifier: string;
    email: string | null;
    email_key: string | null;
    email_verified_at: NullableInstant;
    email_is_login: Generated<boolean>;
    password_hash: string | null;
    password_at: NullableInstant;
    last_sign_in_at: NullableInstant;
  };
  tenant_space: {
    account: string;
    person: string;
    feed: string;
    state: PortalSpaceState;
    state_before: PortalSpaceState | null;
    since: Instant;
    registered_at: Instant;
    activated_at: NullableInstant;
    terms_version: string | null;
    last_command: string | null;
    bounced_at: NullableInstant;
    bounce_reason: string | null;
  };
  tenant_consent: {
    no: ColumnType<number, never, never>;
    account: string;
    person: string;
    feed: string;
    kind: ConsentKind;
    given: boolean;
    at: Instant;
    version: string;
    wording: string;
    given_by: ConsentSource;
    command: string | null;
  };
  tenant_act: {
    command: string;
    account: string;
    person: string;
    feed: string;
    act: SpaceAct;
    number: string | null;
    last_name: string;
    first_name: string | null;
    email: string | null;
    state: PortalSpaceState;
    done_on: string;
  };
  tenant_link: {
    hash: string;
    purpose: LinkPurpose;
    channel: LinkChannel;
    person: string;
    account: string | null;
    feed: string;
    email: string | null;
    made_at: Instant;
    expires_at: Instant;
    used_at: NullableInstant;
    dropped_at: NullableInstant;
    tries: Generated<number>;
  };
  tenant_session: { token_hash: string; person: string; csrf: string; expires_at: Instant };
  mail: {
    id: string;
    feed: string;
    kind: string;
    account: string | null;
    person: string | null;
    recipient: string;
    subject: string;
    body: string | null;
    html: string | null;
    state: Generated<MailState>;
    tries: Generated<number>;
    next_at: Instant;
    bounce_token: string;
    attachment_sha256: Generated<string | null>;
    attachment_name: Generated<string | null>;
    about: string | null;
    made_at: Instant;
    sent_at: NullableInstant;
    fault: string | null;
  };
  certificate: {
    id: string;
    account: string;
    feed: string;
    number: string | null;
    insurer: string | null;
    policy: string | null;
    starts_on: string | null;
    ends_on: string;
    address: string | null;
    /** JSON: `[flag]`. */
    flags: string;
    /** JSON: `[{sha256, size, type, name, pages}]`. */
    files: string;
    state: CertificateState;
    reason: string | null;
    comment: string | null;
    decided_by: string | null;
    decided_at: NullableInstant;
    decided_where: DoneWhere | null;
    received_at: Instant;
  };
  certificate_event: {
    no: ColumnType<number, never, never>;
    certificate: string;
    feed: string;
    kind: 'attach' | 'decide';
    state: CertificateState;
    reason: string | null;
    comment: string | null;
    author: string;
    done_where: DoneWhere;
    at: Instant;
    done_on: string;
    command: string | null;
  };
  request: {
    id: string;
    number: string;
    account: string | null;
    residence: string | null;
    feed: string;
    place: string;
    motive: string;
    nature: string | null;
    label: string;
    urgency: string;
    common: boolean;
    description: string | null;
    /** JSON: `{name, phone, email, checked}` or `null`. */
    contact: string;
    /** JSON: `[{day, part}]`. */
    availability: string;
    channel: string | null;
    opened_at: Instant;
    opened_by: string | null;
    due_on: string | null;
    state: RequestState;
    version: number;
  };
  request_event: {
    no: ColumnType<number, never, never>;
    request: string;
    feed: string;
    at: Instant;
    done_where: DoneWhere;
    author: string;
    kind: RequestEventKind;
    text: string | null;
    state: RequestState | null;
    due_on: string | null;
    /** JSON: `[{sha256, size, type, name, pages}]`. */
    files: string;
    done_on: string;
    command: string | null;
  };
  dossier_change: {
    id: string;
    no: ColumnType<number, never, never>;
    account: string;
    feed: string;
    part: string;
    person: string | null;
    label: string;
    /** JSON of the part; null for a declaration. */
    base: string | null;
    value: string;
    /** JSON: `[{label, before, after}]`. */
    lines: string;
    situation: string | null;
    happened_on: string | null;
    comment: string | null;
    channel: string | null;
    number: string | null;
    /** JSON. */
    files: string;
    state: DossierState;
    reason: string | null;
    answer: string | null;
    decided_by: string | null;
    decided_at: NullableInstant;
    decided_where: DoneWhere | null;
    author: string;
    received_at: Instant;
    done_on: string;
    command: string | null;
  };
  mandate: {
    rum: string;
    no: ColumnType<number, never, never>;
    account: string;
    feed: string;
    state: MandateState;
    /** Whole: for the ERP alone. */
    iban: string | null;
    masked_iban: string | null;
    bic: string | null;
    debtor: string | null;
    day: number | null;
    created_on: string;
    signed_on: string | null;
    last_collected_on: string | null;
    revoked_on: string | null;
    reason: string | null;
    /** JSON. */
    files: string;
    /** JSON: what the act that made it had seen. */
    base: string;
    author: string;
    received_at: Instant;
  };
  mandate_event: {
    no: ColumnType<number, never, never>;
    rum: string;
    account: string;
    feed: string;
    kind: MandateAct;
    number: string | null;
    iban: string | null;
    day: number | null;
    signed_on: string | null;
    state: MandateState;
    author: string;
    at: Instant;
    done_on: string;
    command: string | null;
  };
  document_mail: {
    command: string;
    account: string;
    feed: string;
    person: string;
    email: string;
    title: string;
    sha256: string;
    file_name: string;
    asked_at: Instant;
    mail: string | null;
  };
  attached_file: {
    sha256: string;
    feed: string;
    account: string | null;
    owner: AttachmentOwner;
    owner_id: string;
    size: number;
    type: string;
    name: string;
    arrived_at: NullableInstant;
  };
  upload: {
    id: string;
    sha256: string;
    feed: string;
    device: string;
    size: number;
    done: Generated<number>;
    made_at: Instant;
    touched_at: Instant;
  };
  upload_part: { upload: string; at: number; bytes: Uint8Array };
  stored_file: { sha256: string; size: number; bytes: Uint8Array };
  kiosk_identity: {
    account: string;
    person: string;
    handle: string;
    salt: string;
    of: string;
    /** JSON: `{identity: string[], registration: string[]}`. */
    verifiers: string;
  };
  kiosk_stale: { account: string; feed: string };
  kiosk_code: {
    id: string;
    account: string;
    feed: string;
    verifier: string;
    expires_at: Instant;
    used_at: NullableInstant;
    used_by: string | null;
    issued_by: string;
    issued_at: Instant;
  };
  kiosk_call: { id: string; feed: string; kiosk: string; at: Instant };
};
