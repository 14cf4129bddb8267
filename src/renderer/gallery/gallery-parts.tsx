import { useState } from 'react';
import { formatEuros } from '../../rules/money.ts';
import { AlertLine } from '../ui/alert-line.tsx';
import { Checkbox, Radio } from '../ui/choice.tsx';
import { DialogFace } from '../ui/dialog.tsx';
import {
  IconInsuranceExpired,
  IconLate,
  IconPortalActive,
  IconPortalInactive,
  IconRule,
} from '../ui/icons.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { SectionHeading } from '../ui/section-heading.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { SkeletonBar } from '../ui/skeleton.tsx';
import { ToastFace } from '../ui/toast.tsx';

export function GalleryChoices() {
  const [receipts, setReceipts] = useState(false);
  const [notices, setNotices] = useState(true);
  const [place, setPlace] = useState<'file' | 'home'>('home');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [paper, setPaper] = useState<'a4' | 'roll'>('roll');
  return (
    <section>
      <SectionHeading look="ruled" className="mb-3">
        Choix
      </SectionHeading>
      <div className="sheet-choices">
        <Checkbox checked={receipts} onChange={setReceipts}>
          Quittances
        </Checkbox>
        <Checkbox checked={notices} onChange={setNotices}>
          Avis d'échéance
        </Checkbox>
        <Radio name="place" checked={place === 'file'} onChange={() => setPlace('file')}>
          Dossier
        </Radio>
        <Radio name="place" checked={place === 'home'} onChange={() => setPlace('home')}>
          Logement
        </Radio>
      </div>
      <div className="mt-4 flex gap-4">
        <SegmentedControl
          label="Vue"
          current={view}
          onChange={setView}
          segments={[
            { id: 'chart', label: 'Graphique' },
            { id: 'table', label: 'Tableau' },
          ]}
        />
        <SegmentedControl
          label="Papier"
          current={paper}
          onChange={setPaper}
          segments={[
            { id: 'a4', label: 'A4' },
            { id: 'roll', label: '80\u00a0mm' },
          ]}
        />
      </div>
    </section>
  );
}

export function GalleryAlerts() {
  return (
    <section>
      <SectionHeading look="ruled" className="mb-3">
        Lignes d'alerte
      </SectionHeading>
      <div className="flex flex-col gap-2">
        <AlertLine tone="danger" icon={IconLate} fact="En retard de 33 jours">
          {`Septembre 2026\u202f: ${formatEuros(15_000)}`}
        </AlertLine>
        <AlertLine tone="warning" icon={IconInsuranceExpired} fact="Attestation expirée">
          Depuis le 31/08/2026
        </AlertLine>
        <AlertLine tone="success" icon={IconPortalActive} fact="Espace locataire activé">
          Le 04/10/2026
        </AlertLine>
        <AlertLine tone="accent" icon={IconRule} fact="En principe le locataire">
          {'Joints et colliers\u202f: entretien courant.'}
        </AlertLine>
        <AlertLine icon={IconPortalInactive} fact="Espace locataire non activé">
          Lettre remise le 02/09/2019
        </AlertLine>
      </div>
    </section>
  );
}

const nothing = () => {};

export function GalleryOverlays() {
  return (
    <>
      <section>
        <SectionHeading look="ruled" className="mb-3">
          Boîte de dialogue, pour une décision
        </SectionHeading>
        <div className="dialog sheet-dialog">
          <DialogFace
            titleId="dialog-title"
            textId="dialog-text"
            title={'Encaisser une seconde fois\u202f?'}
            safe={{ label: 'Ne pas encaisser', onChoose: nothing }}
            other={{ label: "C'est un autre paiement", onChoose: nothing }}
          >
            {formatEuros(23_000)} en espèces ont déjà été encaissés sur ce compte il y a 4 minutes,
            n°&nbsp;G2-004187.
          </DialogFace>
        </div>
      </section>
      <section>
        <SectionHeading look="ruled" className="mb-3">
          Message passager, infobulle
        </SectionHeading>
        <ToastFace text="Téléphone modifié" onUndo={nothing} />
        <div className="mt-3.5">
          <span className="tooltip">Copier la référence</span>
        </div>
      </section>
      <section>
        <SectionHeading look="ruled" className="mb-3">
          Avancement, chargement
        </SectionHeading>
        <ProgressBar
          label="Impression des quittances"
          done={312}
          total={1000}
          unit="quittances"
          remaining={'encore 2\u00a0min environ'}
        />
        <div className="mt-4.5 flex gap-3">
          <SkeletonBar className="w-49" />
          <SkeletonBar className="w-25" />
        </div>
      </section>
    </>
  );
}
