import { useState } from 'react';
import { Avatar } from '../ui/avatar.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { CopyChip } from '../ui/copy-chip.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Disc, ErrorState } from '../ui/error-state.tsx';
import { IconAdd, IconDone, IconInsurance, IconPrintFailed, IconRetry, IconZoomIn } from '../ui/icons.ts';
import { TextLink } from '../ui/link-button.tsx';
import { Mark } from '../ui/mark.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { PinField } from '../ui/pin-field.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton, SkeletonBar } from '../ui/skeleton.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../ui/table.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { showToast } from '../ui/toast.tsx';
import { Tooltip } from '../ui/tooltip.tsx';

const periods = [
  { id: '24', label: '24 mois' },
  { id: '12', label: '12 mois' },
] as const;

/** The pieces of pictures 01, 04, 09 and 13 that picture 16 does not show. */
export function GalleryPieces() {
  const [password, setPassword] = useState('une phrase');
  const [pin, setPin] = useState('123');
  const [period, setPeriod] = useState<'24' | '12'>('24');
  return (
    <main className="min-h-screen bg-surface p-10">
      <div className="mb-8 flex items-center gap-6">
        <Mark size={28} />
        <Mark size={36} />
        <Mark size={64} />
        <h1 className="text-page">D'ARC Jean-Baptiste</h1>
        <CopyChip reference="0030020790D" />
        <Avatar name="Sophie Lambert" />
        <Avatar name="Sophie Lambert" size={40} chosen />
        <Avatar name="Thi Hoa Nguyen" size={40} />
        <Button onClick={() => showToast('Téléphone modifié', () => {})}>Modifier le téléphone</Button>
      </div>
      <div className="grid grid-cols-3 gap-10">
        <div className="flex flex-col gap-6">
          <PasswordField label="Mot de passe" value={password} onChange={setPassword} />
          <PinField label="Code à six chiffres" value={pin} onChange={setPin} />
          <Select
            layout="inline"
            label="Période"
            options={periods}
            value={period}
            onChange={setPeriod}
            className="self-start"
          />
          <TextArea label="Description" optional defaultValue="Eau sous l'évier depuis mardi soir." />
          <div className="flex items-center gap-4">
            <Disc tone="success" icon={IconDone} />
            <Tooltip text="Agrandir">
              <IconButton label="Agrandir" icon={IconZoomIn} />
            </Tooltip>
            <TextLink href="#paiements">Tous les paiements</TextLink>
            <Skeleton loading shape={<SkeletonBar className="w-32" />} />
          </div>
          <Stepper
            label="Étapes"
            current="terms"
            steps={[
              { id: 'who', name: "Qui s'inscrit", detail: "D'ARC Jean-Baptiste, signataire principal" },
              { id: 'terms', name: 'Conditions et consentements' },
              { id: 'active', name: 'Activation', detail: 'Lien par e-mail et bulletin de secours' },
            ]}
          />
        </div>
        <div className="col-span-2 flex flex-col gap-10">
          <ErrorState
            icon={IconPrintFailed}
            title="La quittance n'a pas été imprimée"
            happened={"L'imprimante «\u202fAccueil A4\u202f» ne répond pas depuis 14\u00a0h\u00a031."}
            kept={
              <>
                L'encaissement <span className="document-number">G2-004187</span> et la quittance{' '}
                <span className="document-number">G2-Q-002931</span> sont enregistrés. Le numéro ne changera
                pas.
              </>
            }
            next="Vérifiez le papier et le câble, puis réessayez."
            code="IMP-021"
            actions={
              <>
                <Button variant="tinted" size="large" icon={IconRetry} keys={['Entrée']}>
                  Réessayer
                </Button>
                <Button size="large">Imprimer en 80&nbsp;mm</Button>
                <Button variant="quiet" size="large">
                  Plus tard
                </Button>
              </>
            }
          />
          <EmptyState
            icon={IconInsurance}
            title="Aucune attestation. F5 pour en ajouter."
            actions={
              <>
                <Button variant="tinted" size="large" icon={IconAdd} keys={['F5']}>
                  Attestation
                </Button>
                <Button size="large" keys={['F8']}>
                  Imprimer une relance
                </Button>
              </>
            }
          >
            Le bail demande une assurance des risques locatifs. Aucune preuve n'a été reçue depuis l'entrée,
            le 01/10/2026.
          </EmptyState>
        </div>
      </div>
      <Table label="Mois dus" className="mt-10">
        <TableHead>
          <HeadCell>Mois</HeadCell>
          <HeadCell>Échéance</HeadCell>
          <HeadCell align="end">Dû</HeadCell>
          <HeadCell align="end">Reste</HeadCell>
        </TableHead>
        <TableBody>
          <Row>
            <Cell rowHeader>Septembre 2026</Cell>
            <Cell figures="tabular">10/10/2026</Cell>
            <Cell align="end" figures="tabular">
              295,34
            </Cell>
            <Cell align="end" figures="tabular" strong>
              150,00
            </Cell>
          </Row>
          <Row kind="total">
            <Cell rowHeader>Total dû</Cell>
            <Cell />
            <Cell align="end" figures="tabular">
              590,68
            </Cell>
            <Cell align="end" figures="tabular" tone="danger">
              {'445,34\u202f€'}
            </Cell>
          </Row>
        </TableBody>
      </Table>
    </main>
  );
}
