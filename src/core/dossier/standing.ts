import { type FilePerson, fileValue } from '../../rules/dossier/erp-values.ts';
import { standingValue } from '../../rules/dossier/standing.ts';
import type { ContactDetails, DossierPart, Household, PartValue, Roles } from '../../rules/dossier/values.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { type FilePersonRow, filePeople } from '../accounts/file-people.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { requireAccount } from '../accounts/require-account.ts';
import type { ReadableDb } from '../database/connection.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { localDay } from '../local-day.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import type { DossierActBody } from './act-body.ts';
import { type ActRow, actRows, type PortalRow, portalRows } from './rows.ts';

/** A change in effect: what it was based on, and what it made of it. */
type InEffect = {
  readonly part: string;
  readonly person: string | null;
  readonly base: PartValue;
  readonly value: PartValue;
};

/** What stands of an account's file: the ERP's word, and over it the changes in effect. */
export type Standing = {
  /** Lines of the address for letters; null: the dwelling's own. */
  readonly postal: readonly string[] | null;
  readonly household: Household;
  readonly roles: Roles;
  /** Of a person of the account, by key; nothing for one who is not on it. */
  readonly contactsOf: (person: string) => ContactDetails;
  /** Keys of the people whose address is hidden. */
  readonly maskedPersons: ReadonlySet<string>;
  /** The value of any part. */
  readonly partValue: <Part extends DossierPart>(part: Part, person: string | null) => PartValue<Part>;
  /** A change in effect touches this part, of this person where it is a person's. */
  readonly isChanged: (part: DossierPart, person: string | null) => boolean;
};

/** What stands of the file of an account on this post. */
export function standingOf(db: ReadableDb, lease: Pick<LeaseSummary, 'id'>): Standing {
  return standingFrom(filePeople(db, lease.id), portalRows(db, lease.id), actRows(db, lease.id));
}

/** The same, of rows already read. */
export function standingFrom(
  people: readonly FilePersonRow[],
  portal: readonly PortalRow[],
  acts: readonly ActRow[],
): Standing {
  const named = people.filter(({ absent }) => absent === 0).map(fileDossierPerson);
  const changes = changesInEffect(portal, acts);
  const of = (part: DossierPart, person: string | null) =>
    changes.filter((one) => one.part === part && one.person === person);
  function partValue<Part extends DossierPart>(part: Part, person: string | null): PartValue<Part> {
    return standingValue<Part>(
      part,
      fileValue(part, named, person),
      of(part, person).map(({ base, value }) => ({
        base: base as PartValue<Part>,
        value: value as PartValue<Part>,
      })),
    );
  }
  return {
    partValue,
    postal: partValue('adresse-courrier', null).lines,
    household: partValue('foyer', null),
    roles: partValue('roles', null),
    contactsOf: (person) => partValue('coordonnees', person),
    maskedPersons: new Set(named.map(({ key }) => key).filter((key) => partValue('protection', key).masked)),
    isChanged: (part, person) => of(part, person).length > 0,
  };
}

function fileDossierPerson({ partyMasked, ...row }: FilePersonRow): FilePerson {
  return { ...row, masked: partyMasked === 1 };
}

/** Changes in effect, in their order: the portal's, then those of this post that it has not told of nor refused. */
export function changesInEffect(portal: readonly PortalRow[], acts: readonly ActRow[]): InEffect[] {
  const told = portal.flatMap(({ part, person, base, value, state }) =>
    state === 'validee' && base !== null
      ? [{ part, person, base: JSON.parse(base) as PartValue, value: JSON.parse(value) as PartValue }]
      : [],
  );
  const own = acts.flatMap(({ part, person, body, outbox }) => {
    const { base, value, state } = JSON.parse(body) as DossierActBody;
    return outbox === 'refused' || state !== 'validee' || base === null || value === null
      ? []
      : [{ part, person, base, value }];
  });
  return [...told, ...own];
}

/** An account as every act on its file begins with it. */
export type DossierDesk = {
  readonly lease: LeaseSummary;
  readonly profile: LandlordProfile;
  /** Day of this post, ISO date. */
  readonly today: string;
  /** Those the ERP's file names today, and who left it. */
  readonly people: readonly FilePersonRow[];
  readonly portal: readonly PortalRow[];
  readonly acts: readonly ActRow[];
  readonly standing: Standing;
};

/** @throws Refusal `CPT-404` when no account has this key */
export function dossierDesk(core: CoreServices, db: ReadableDb, account: string): DossierDesk {
  const lease = requireAccount(db, account);
  const people = filePeople(db, lease.id);
  const portal = portalRows(db, lease.id);
  const acts = actRows(db, lease.id);
  return {
    lease,
    profile: currentProfile(db),
    today: localDay(core.ports.clock),
    people,
    portal,
    acts,
    standing: standingFrom(people, portal, acts),
  };
}
