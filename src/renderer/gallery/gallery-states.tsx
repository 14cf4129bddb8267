import { useState } from 'react';
import {
  IconDone,
  IconInsuranceExpired,
  IconLate,
  IconLeft,
  IconOutbox,
  IconRefused,
  IconToCheck,
  IconWaiting,
} from '../ui/icons.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { SectionHeading } from '../ui/section-heading.tsx';
import { StatusChip } from '../ui/status-chip.tsx';
import { Cell, Row, Table, TableBody } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { GalleryAlerts, GalleryChoices, GalleryOverlays } from './gallery-parts.tsx';

export function GalleryStates() {
  const [tab, setTab] = useState<'check' | 'expired' | 'valid'>('check');
  return (
    <>
      <div>
        <GalleryChoices />
        <section>
          <SectionHeading look="ruled" className="mb-3">
            États, toujours une icône et un mot
          </SectionHeading>
          <div className="flex flex-wrap gap-2">
            <StatusChip icon={IconWaiting}>En attente</StatusChip>
            <StatusChip tone="accent" icon={IconOutbox}>
              Envoi
            </StatusChip>
            <StatusChip tone="success" icon={IconDone}>
              Validée
            </StatusChip>
            <StatusChip tone="warning" icon={IconToCheck}>
              À vérifier
            </StatusChip>
            <StatusChip tone="warning" icon={IconInsuranceExpired}>
              Attestation expirée
            </StatusChip>
            <StatusChip tone="danger" icon={IconLate}>
              En retard
            </StatusChip>
            <StatusChip tone="danger" icon={IconRefused}>
              Refusée
            </StatusChip>
            <StatusChip icon={IconLeft}>Sorti le 31/03/2026</StatusChip>
          </div>
        </section>
        <GalleryAlerts />
        <section>
          <SectionHeading look="ruled" className="mb-3">
            Onglets
          </SectionHeading>
          <Tabs
            label="Attestations"
            current={tab}
            onChange={setTab}
            items={[
              { id: 'check', label: 'À vérifier', count: 6 },
              { id: 'expired', label: 'Expirées', count: 14 },
              { id: 'valid', label: 'Validées' },
            ]}
          >
            {null}
          </Tabs>
        </section>
        <section>
          <SectionHeading look="ruled" className="mb-3">
            Touches
          </SectionHeading>
          <div className="flex flex-wrap gap-2">
            {['F2', 'F3', 'F12', 'Ctrl', 'K', 'Entrée', 'Échap', '↑', '↓', '?'].map((key) => (
              <KeyHint key={key} name={key} />
            ))}
          </div>
        </section>
      </div>
      <div>
        <section>
          <SectionHeading look="ruled" className="mb-3">
            {'Ligne de tableau\u202f: repos, survol, choisie'}
          </SectionHeading>
          <Table label="Lignes" edges="inset">
            <TableBody>
              <Row interactive>
                <Cell rowHeader>BENALI Karim</Cell>
                <Cell align="end" figures="tabular">
                  <span className="flex items-center justify-end gap-4">
                    <StatusChip icon={IconWaiting}>En attente</StatusChip>
                    <span>{'412,60\u202f€'}</span>
                  </span>
                </Cell>
              </Row>
              <Row interactive data-force="hover">
                <Cell rowHeader>LY Thi</Cell>
                <Cell align="end" figures="tabular">
                  <span className="flex items-center justify-end gap-4">
                    <StatusChip tone="warning" icon={IconToCheck}>
                      À vérifier
                    </StatusChip>
                    <span>{'95,00\u202f€'}</span>
                  </span>
                </Cell>
              </Row>
              <Row interactive chosen>
                <Cell rowHeader>D'ARC Jean-Baptiste</Cell>
                <Cell align="end" figures="tabular" tone="danger">
                  <span className="flex items-center justify-end gap-4">
                    <StatusChip tone="danger" icon={IconLate}>
                      En retard
                    </StatusChip>
                    <span>{'445,34\u202f€'}</span>
                  </span>
                </Cell>
              </Row>
            </TableBody>
          </Table>
        </section>
        <GalleryOverlays />
        <section>
          <SectionHeading look="ruled" className="mb-3">
            Texte
          </SectionHeading>
          <p className="text-hero">{'445,34\u202f€'}</p>
          <p className="text-page">Titre de page 24</p>
          <p className="mt-1 text-section">Titre de section 17</p>
          <p className="text-body">Texte courant 16, champs et réponses</p>
          <p className="text-table">Tableaux et listes 15</p>
          <p className="text-second text-ink-2">Second plan 14</p>
          <p className="text-small text-ink-2">Repères, aides et touches 13</p>
        </section>
      </div>
    </>
  );
}
