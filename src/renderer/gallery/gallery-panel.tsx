import { useState } from 'react';
import { formatAmount, formatEuros, parseAmount } from '../../rules/money.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, RadioGroup } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { IconDraft } from '../ui/icons.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { MoneyField, MoneyOutput, QuickAmount } from '../ui/money-field.tsx';
import { OptionTile } from '../ui/option-tile.tsx';
import { SidePanel } from '../ui/side-panel.tsx';

const modes = [
  { id: 'cash', word: 'Espèces', key: 'E' },
  { id: 'cheque', word: 'Chèque', key: 'C' },
  { id: 'card', word: 'Carte bancaire', key: 'B' },
  { id: 'transfer', word: 'Virement', key: 'V' },
  { id: 'order', word: 'Mandat/TIP', key: 'M' },
] as const;

/** Picture 06: the panel of a payment, with everything the product will put in it. */
export function GalleryPanel() {
  const [open, setOpen] = useState(true);
  const [asking, setAsking] = useState(false);
  const [amount, setAmount] = useState('230,00');
  const [received, setReceived] = useState('250,00');
  const [mode, setMode] = useState<(typeof modes)[number]['id']>('cash');
  const [other, setOther] = useState(false);
  return (
    <main className="min-h-screen bg-canvas p-10">
      <h1 className="text-page">Panneau</h1>
      <Button onClick={() => setOpen(true)}>Ouvrir le panneau</Button>
      <SidePanel
        open={open}
        onClose={() => setOpen(false)}
        title="Encaisser"
        subtitle={
          <>
            <strong className="font-strong text-ink">D'ARC Jean-Baptiste</strong> ·{' '}
            <span className="reference">0030020790D</span> · Solde débiteur de {formatEuros(44_534)}
          </>
        }
        aside={<p className="text-second font-strong">Après cet encaissement</p>}
        foot={
          <>
            <span className="flex items-center gap-2 text-small text-ink-2">
              <IconDraft size={16} /> Brouillon gardé à 14&nbsp;h&nbsp;18 <LinkButton>Effacer</LinkButton>
            </span>
            <Button
              className="ms-auto"
              variant="filled"
              size="large"
              keys={['Ctrl', 'Entrée']}
              onClick={() => setAsking(true)}
            >
              Valider l'encaissement
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-6">
          <MoneyField
            label="Montant"
            size="large"
            text={amount}
            onTextChange={setAmount}
            reading={parseAmount(amount)}
          />
          <div className="flex gap-1.5">
            <QuickAmount amount={formatEuros(15_000)} of="sept." onPress={() => setAmount('150,00')} />
            <QuickAmount amount={formatEuros(29_534)} of="oct." onPress={() => setAmount('295,34')} />
          </div>
          <RadioGroup label="Mode de paiement" className="flex flex-wrap gap-1.5">
            {modes.map(({ id, word, key }) => (
              <OptionTile
                key={id}
                name="mode"
                keyName={key}
                chosen={mode === id}
                onChoose={() => setMode(id)}
                className="flex-auto"
              >
                {word}
              </OptionTile>
            ))}
          </RadioGroup>
          <div className="grid grid-cols-2 gap-3">
            <MoneyField label="Reçu" size="large" text={received} onTextChange={setReceived} autoFocus />
            <MoneyOutput label="À rendre" amount={formatAmount(2_000)} />
          </div>
          <Checkbox checked={other} onChange={setOther}>
            Le payeur n'est pas le locataire
          </Checkbox>
        </div>
      </SidePanel>
      <Dialog
        open={asking}
        title={'Encaisser une seconde fois\u202f?'}
        safe={{ label: 'Ne pas encaisser', onChoose: () => setAsking(false) }}
        other={{ label: "C'est un autre paiement", onChoose: () => setAsking(false) }}
      >
        {formatEuros(23_000)} en espèces ont déjà été encaissés sur ce compte il y a 4 minutes.
      </Dialog>
    </main>
  );
}
