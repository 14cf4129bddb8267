import { useState } from 'react';
import { parseAmount } from '../../rules/money.ts';
import { Button, type ButtonVariant } from '../ui/button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { IconRecount } from '../ui/icons.ts';
import { MoneyField } from '../ui/money-field.tsx';
import { SectionHeading } from '../ui/section-heading.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';

const weights: ReadonlyArray<{
  name: string;
  variant: ButtonVariant;
  label: string;
  keys?: readonly string[];
}> = [
  { name: 'Principal', variant: 'filled', label: 'Encaisser', keys: ['F3'] },
  { name: 'Secondaire', variant: 'secondary', label: 'Imprimer', keys: ['F8'] },
  { name: 'Teinté', variant: 'tinted', label: 'Attestation', keys: ['F5'] },
  { name: 'Discret', variant: 'quiet', label: 'Fermer', keys: ['Échap'] },
  { name: 'Refus', variant: 'refusal', label: 'Refuser' },
];

const reasons = [
  { id: 'change', label: 'Erreur de rendu' },
  { id: 'coin', label: 'Pièce fausse' },
  { id: 'unknown', label: 'Inexpliqué' },
] as const;

const swatches: ReadonlyArray<readonly [string, string]> = [
  ['Fond', 'bg-canvas'],
  ['Surface', 'bg-surface'],
  ['Retrait', 'bg-sunken'],
  ['Survol', 'bg-hover'],
  ['Filet', 'bg-line'],
  ['Bord', 'bg-field'],
  ['Encre', 'bg-ink'],
  ['Encre 2', 'bg-ink-2'],
  ['Encre 3', 'bg-ink-3'],
  ['Accent', 'bg-accent'],
  ['Accent, teinte', 'bg-accent-tint'],
  ['Accent, filet', 'bg-accent-line'],
  ['Retard, refus', 'bg-danger'],
  ['teinte', 'bg-danger-tint'],
  ['Attention', 'bg-warning'],
  ['teinte', 'bg-warning-tint'],
  ['Fait', 'bg-success'],
  ['teinte', 'bg-success-tint'],
];

/** `data-force` names the state that the screenshot forces on the element; at rest the page shows none. */
export function GalleryControls() {
  const [insurer, setInsurer] = useState('');
  const [policy, setPolicy] = useState('MH 7 204');
  const [typed, setTyped] = useState('1.234');
  const [reason, setReason] = useState<'change' | 'coin' | 'unknown'>('change');
  const [end, setEnd] = useState('31/10/2027');
  const [amount, setAmount] = useState('1\u202f234,50');
  return (
    <div>
      <section>
        <SectionHeading look="ruled" className="mb-3">
          Boutons
        </SectionHeading>
        <div className="sheet-buttons">
          {weights.map(({ name, variant, label, keys = [] }) => (
            <div key={variant} className="contents">
              <span className="text-small text-ink-2">{name}</span>
              {(['rest', 'hover', 'focus'] as const).map((state) => (
                <Button key={state} variant={variant} data-force={state} {...(keys.length > 0 && { keys })}>
                  {label}
                </Button>
              ))}
            </div>
          ))}
          <span className="text-small text-ink-2">Inactif, occupé</span>
          <Button disabledBecause="Il manque le second visa." reasonPlacement="elsewhere">
            Clôturer la caisse
          </Button>
          <Button variant="filled" busy="Envoi…">
            Envoyer
          </Button>
          <Button size="small" icon={IconRecount}>
            Recompter
          </Button>
        </div>
      </section>
      <section>
        <SectionHeading look="ruled" className="mb-3">
          Champs
        </SectionHeading>
        <div className="sheet-fields">
          <TextField label="Assureur" value={insurer} onChange={setInsurer} />
          <TextField label="N° de police" value={policy} onChange={setPolicy} data-force="field-focus" />
          <MoneyField label="Montant" text={typed} onTextChange={setTyped} reading={parseAmount(typed)} />
          <TextField
            label="Adresse assurée"
            readOnly
            defaultValue="14 rue des Bleuets"
            help="Reprise du bail"
          />
          <Select label="Motif de l'écart" options={reasons} value={reason} onChange={setReason} />
          <DateField label="Fin" text={end} onTextChange={setEnd} />
          <MoneyField label="Montant" size="large" text={amount} onTextChange={setAmount} />
          <TextField label="Référence" defaultValue="0030020790D" size="large" figures="reference" />
        </div>
      </section>
      <section>
        <SectionHeading look="ruled" className="mb-3">
          Couleurs
        </SectionHeading>
        <div className="swatches">
          {swatches.map(([name, fill]) => (
            <div key={fill}>
              <div className={`swatch ${fill}`} />
              <div className="text-key text-ink-2">{name}</div>
            </div>
          ))}
        </div>
      </section>
    </div>
  );
}
