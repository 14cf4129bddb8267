import './palette.css';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { capsOf } from '../../app/chord.ts';
import { type Command, currentCommands, useCommandRegistry, useCommandsHeld } from '../../app/commands.ts';
import { formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { IconSearch } from '../../ui/icons.ts';
import { KeyHint, KeyHints } from '../../ui/key-hint.tsx';
import { announce } from '../../ui/live-region.tsx';
import { useOverlays } from '../frame/overlays.ts';
import { filterCommands, groupCommands } from './filter-commands.ts';

/** Ctrl+K: every command that can be given now, found by its words, each with its key. */
export function CommandPalette() {
  const open = useOverlays((state) => state.open === 'palette');
  const close = useOverlays((state) => state.close);
  const t = useText();
  useCommandsHeld(open);
  return (
    <ModalOverlay
      className="scrim palette-scrim"
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
    >
      <Modal className="palette-place">
        <Dialog aria-label={t('palette.label')} className="palette">
          <PaletteList onDone={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteList({ onDone }: { readonly onDone: () => void }) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const sources = useCommandRegistry((state) => state.sources);
  const commands = useMemo(() => filterCommands(currentCommands(sources), typed), [sources, typed]);
  const groups = groupCommands(commands);
  const ordered = groups.flatMap((group) => group.commands);
  const current = Math.min(chosen, ordered.length - 1);

  useEffect(() => {
    announce(t('palette.count', { count: commands.length, n: formatCount(commands.length) }));
  }, [commands.length, t]);

  function run(command: Command | undefined): void {
    if (command === undefined) return;
    onDone();
    command.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const last = ordered.length - 1;
      setChosen(Math.min(last, Math.max(0, current + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(ordered[current]);
    }
  }

  return (
    <>
      <div className="palette-field">
        <IconSearch size={22} className="palette-glass" />
        <input
          className="palette-input"
          type="text"
          role="combobox"
          aria-label={t('palette.field')}
          placeholder={t('palette.field')}
          aria-expanded={ordered.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={ordered.length > 0 ? `${id}-${current}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          // The palette is opened to type in it.
          // biome-ignore lint/a11y/noAutofocus: a dialog takes the focus when it opens, here in its only field.
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <KeyHints names={['Ctrl', 'K']} />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t('palette.label')} className="palette-list">
        {groups.map(({ title, commands: group }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox.
          <div key={title} role="group" aria-label={title ?? t('palette.everywhere')}>
            <div className="palette-group" aria-hidden="true">
              {title ?? t('palette.everywhere')}
            </div>
            {group.map((command) => {
              const index = ordered.indexOf(command);
              return (
                <PaletteRow
                  key={command.id}
                  id={`${id}-${index}`}
                  command={command}
                  chosen={index === current}
                  onPoint={() => setChosen(index)}
                  onRun={() => run(command)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {ordered.length === 0 && (
        <div className="palette-none">
          <p className="font-strong">{t('palette.none', { text: typed.trim() })}</p>
          <p className="text-second text-ink-2">{t('palette.noneText')}</p>
        </div>
      )}
      <div className="palette-foot key-legend" aria-hidden="true">
        <span>
          <KeyHint name="↑" />
          <KeyHint name="↓" /> {t('palette.keys.choose')}
        </span>
        <span>
          <KeyHint name="Entrée" /> {t('palette.keys.run')}
        </span>
        <span>
          <KeyHint name="Échap" /> {t('palette.keys.close')}
        </span>
      </div>
    </>
  );
}

type RowProps = {
  readonly id: string;
  readonly command: Command;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
};

function PaletteRow({ id, command, chosen, onPoint, onRun }: RowProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { icon: CommandIcon, label, detail, chord } = command;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys; this is the pointer's way.
    <div
      ref={place}
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className="palette-row"
      data-chosen={chosen || undefined}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <CommandIcon size={20} />
      <span className="palette-words">{label}</span>
      {detail !== undefined && <span className="palette-detail">{detail}</span>}
      {chord !== undefined && (
        <span className="palette-keys">
          <KeyHints names={capsOf(chord)} />
        </span>
      )}
    </div>
  );
}
