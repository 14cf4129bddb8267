import '../../dossier/dossier.css';
import './dossier-tab.css';
import { useQuery } from '@tanstack/react-query';
import type { AccountHeader, Dossier } from '../../../../contract/accounts.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { partWords } from '../../../../rules/dossier/words.ts';
import { formatEuros } from '../../../../rules/money.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { IconEdit, IconNote, IconToCheck } from '../../../ui/icons.ts';
import { StatusChip } from '../../../ui/status-chip.tsx';
import type { DossierPrepared } from '../../dossier/change-form.ts';
import { DossierPanels } from '../../dossier/dossier-panels.tsx';
import { AskFailed } from '../asked.tsx';
import { formatPhone } from '../phone-words.ts';
import { Announcements } from './announcements.tsx';
import { PendingChanges, SettledChanges } from './changes.tsx';
import { type Fact, Facts } from './facts.tsx';
import { Household } from './household.tsx';
import { type DossierAsking, useDossierAsked } from './open-dossier.ts';
import { PostalAddress } from './postal-address.tsx';

export type DossierTabProps = {
  readonly header: AccountHeader;
  readonly dossier: Dossier;
  /** Shows a paper in the Documents section, by its number. */
  readonly onPaper: (number: string) => void;
};

/** "Dossier": who lives there and how to reach them, what is being changed, then the lease as the ERP holds it. */
export function DossierTab({ header, dossier, onPaper }: DossierTabProps) {
  const t = useText();
  const { ask } = useCore();
  const { account } = header;
  const { residence } = dossier;
  const prepared = useQuery(ask.dossier.prepare.queryOptions({ input: { account } }));
  const { opened, shown, open, close } = useDossierAsked(account);
  const known = prepared.data;
  const card = {
    account,
    onPaper,
    onCompare: (refused: string) => open({ act: 'conflict', refused }),
  };
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {prepared.error !== null && !prepared.isFetching && (
          <AskFailed error={prepared.error} onRetry={() => void prepared.refetch()} />
        )}
        {known !== undefined && <PendingChanges changes={known.changes} {...card} />}
        <Household
          people={dossier.people}
          prepared={known}
          onAsk={open}
          acts={known !== undefined && <FileActs prepared={known} onAsk={open} />}
        />
        {known !== undefined && <PostalAddress prepared={known} onAsk={open} />}
        <div className="grid gap-x-10 gap-y-8 wide:grid-cols-2">
          <Facts title={t('account.dossier.lease')} facts={useLeaseFacts(dossier)} />
          <div className="grid content-start gap-8">
            <Facts title={t('account.dossier.dwelling')} facts={useDwellingFacts(dossier)} />
            <Facts title={t('account.dossier.residence')} facts={useResidenceFacts(dossier)} />
          </div>
        </div>
        <Announcements announcements={residence.announcements} />
        <div className="grid gap-x-10 gap-y-8 wide:grid-cols-2">
          <Insurance insurance={dossier.insurance} />
          <Plan plan={dossier.plan} />
        </div>
        {known !== undefined && <SettledChanges changes={known.changes} {...card} />}
      </div>
      {opened !== null && known !== undefined && (
        <DossierPanels
          key={opened.turn}
          header={header}
          prepared={known}
          asking={opened.asking}
          open={shown}
          onClose={close}
        />
      )}
    </>
  );
}

type FileActsProps = {
  readonly prepared: DossierPrepared;
  readonly onAsk: (asking: DossierAsking) => void;
};

/** What may be changed of the whole account. */
function FileActs({ prepared: { rules, changes }, onAsk }: FileActsProps) {
  const t = useText();
  const pending = changes.filter(
    ({ part, state }) => state === 'a_valider' && (part === 'foyer' || part === 'roles'),
  );
  return (
    <div className="dossier-acts">
      {[...new Set(pending.map(({ part }) => part))].map((part) => (
        <span key={part} className="dossier-mark mt-0!">
          <StatusChip icon={IconToCheck} tone="warning">
            {t('dossier.part.pending')}
          </StatusChip>{' '}
          <span className="text-small text-ink-2">{partWords[part]}</span>
        </span>
      ))}
      {rules.foyer.offered && (
        <Button size="small" icon={IconEdit} onClick={() => onAsk({ act: 'foyer', person: null })}>
          {t('dossier.act.foyer')}
        </Button>
      )}
      {rules.roles.offered && (
        <Button size="small" icon={IconEdit} onClick={() => onAsk({ act: 'roles', person: null })}>
          {t('dossier.act.roles')}
        </Button>
      )}
      {rules.situation.offered && (
        <Button size="small" icon={IconNote} onClick={() => onAsk({ act: 'situation' })}>
          {t('dossier.act.situation')}
        </Button>
      )}
    </div>
  );
}

const day = (date: string | null) => (date === null ? null : formatDate(isoDate(date)));
const euros = (cents: number | null) =>
  cents === null ? null : <span className="figures-tabular">{formatEuros(cents)}</span>;

function useLeaseFacts({ lease }: Dossier): Fact[] {
  const t = useText();
  const term =
    lease.term === 'terme_a_echoir'
      ? t('account.dossier.termAdvance')
      : lease.term === 'terme_echu'
        ? t('account.dossier.termArrears')
        : (lease.term ?? t('account.dossier.termLegal'));
  return [
    [
      t('account.dossier.reference'),
      <span key="reference" className="reference">
        {lease.reference}
      </span>,
    ],
    [t('account.dossier.startedOn'), day(lease.startedOn)],
    ...(lease.exitOn === null ? [] : [[t('account.dossier.exitOn'), day(lease.exitOn)] as const]),
    [t('account.dossier.leaseType'), lease.type],
    [t('account.dossier.term'), term],
    [t('account.dossier.rent'), euros(lease.rentCents)],
    [t('account.dossier.charges'), euros(lease.chargesCents)],
    [t('account.dossier.deposit'), euros(lease.depositCents)],
  ];
}

function useDwellingFacts({ dwelling, annexes }: Dossier): Fact[] {
  const t = useText();
  return [
    [
      t('account.dossier.address'),
      dwelling.addressLines === null ? (
        t('account.protectedAddress')
      ) : (
        <Lines key="address" lines={dwelling.addressLines} />
      ),
    ],
    [t('account.dossier.dwellingType'), dwelling.type],
    [
      t('account.dossier.surface'),
      dwelling.surface === null ? null : t('account.dossier.surfaceValue', { surface: dwelling.surface }),
    ],
    [
      t('account.dossier.dwellingCode'),
      <span key="code" className="reference">
        {dwelling.code}
      </span>,
    ],
    [
      t('account.dossier.annexes'),
      annexes.length === 0 ? (
        t('account.dossier.noAnnex')
      ) : (
        <Lines key="annexes" lines={annexes.map(({ label }) => label)} />
      ),
    ],
  ];
}

function useResidenceFacts({ residence }: Dossier): Fact[] {
  const t = useText();
  const { caretaker } = residence;
  return [
    [t('account.dossier.residenceName'), residence.name],
    [t('account.dossier.address'), residence.address],
    [t('account.dossier.agency'), residence.agencyName],
    [
      t('account.dossier.caretaker'),
      caretaker === null ? (
        t('account.dossier.noCaretaker')
      ) : (
        <Lines
          key="caretaker"
          lines={[caretaker.name, ...(caretaker.phone === null ? [] : [formatPhone(caretaker.phone)])]}
        />
      ),
    ],
    ...(caretaker === null ? [] : [[t('account.dossier.caretakerHours'), caretaker.hours] as const]),
  ];
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <span className="grid">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}

function Insurance({ insurance }: { readonly insurance: Dossier['insurance'] }) {
  const t = useText();
  if (insurance === null) return null;
  const { insurer, policy, from, to, status } = insurance;
  return (
    <Facts
      title={t('account.dossier.insurance')}
      facts={[
        [t('account.dossier.insurer'), insurer],
        [t('account.dossier.policy'), policy],
        [
          t('account.dossier.validity'),
          from === null
            ? t('account.dossier.until', { to: formatDate(isoDate(to)) })
            : t('account.dossier.fromTo', { from: formatDate(isoDate(from)), to: formatDate(isoDate(to)) }),
        ],
        [t('account.dossier.state'), stateWords(t, status)],
      ]}
    />
  );
}

function Plan({ plan }: { readonly plan: Dossier['plan'] }) {
  const t = useText();
  if (plan === null) return null;
  return (
    <Facts
      title={t('account.dossier.plan')}
      facts={[
        [t('account.dossier.planFrom'), day(plan.from)],
        [t('account.dossier.planTotal'), euros(plan.totalCents)],
        [t('account.dossier.planMonthly'), euros(plan.monthlyCents)],
        [t('account.dossier.state'), stateWords(t, plan.state)],
      ]}
    />
  );
}

const KNOWN_STATES = ['a_verifier', 'validee', 'refusee'] as const;

/** The ERP's own word, readable; a state this version does not know is shown as written. */
function stateWords(t: ReturnType<typeof useText>, state: string): string {
  const known = KNOWN_STATES.find((one) => one === state);
  return known === undefined ? state.replaceAll('_', ' ') : t(`account.dossier.states.${known}`);
}
