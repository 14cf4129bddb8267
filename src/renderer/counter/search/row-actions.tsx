import type { RefObject } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { SearchRow } from '../../../contract/accounts.ts';
import type { AccountAct } from '../../app/route.ts';
import { useText } from '../../i18n/i18n.ts';
import {
  type Icon,
  IconAttestation,
  IconCopy,
  IconForward,
  IconPayment,
  IconRegister,
  IconRequest,
} from '../../ui/icons.ts';
import { KeyHints } from '../../ui/key-hint.tsx';
import { announce } from '../../ui/live-region.tsx';
import { openRegistration } from './open-account.ts';

type Props = {
  readonly row: SearchRow;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onOpen: (account: string, act?: AccountAct) => void;
  readonly onClose: () => void;
};

/** What can be done with an account without opening it first: → on its row. */
export function RowActions({ row, anchor, onOpen, onClose }: Props) {
  const t = useText();
  const actions: ReadonlyArray<{
    readonly id: string;
    readonly label: string;
    readonly icon: Icon;
    readonly keys?: readonly string[];
    readonly run: () => void;
  }> = [
    {
      id: 'open',
      label: t('search.openAccount'),
      icon: IconForward,
      keys: ['Entrée'],
      run: () => onOpen(row.account),
    },
    {
      id: 'payment',
      label: t('search.payment'),
      icon: IconPayment,
      keys: ['F3'],
      run: () => onOpen(row.account, 'payment'),
    },
    {
      id: 'request',
      label: t('account.act.request'),
      icon: IconRequest,
      keys: ['F4'],
      run: () => onOpen(row.account, 'request'),
    },
    {
      id: 'certificate',
      label: t('account.act.certificate'),
      icon: IconAttestation,
      keys: ['F5'],
      run: () => onOpen(row.account, 'certificate'),
    },
    {
      id: 'register',
      label: t('registrations.act'),
      icon: IconRegister,
      keys: ['F6'],
      run: () => openRegistration(row.account),
    },
    {
      id: 'copy',
      label: t('search.copyReference'),
      icon: IconCopy,
      run: () => {
        onClose();
        void navigator.clipboard.writeText(row.reference).then(() => announce(t('search.copied')));
      },
    },
  ];
  return (
    <Popover
      className="menu row-actions"
      aria-label={t('search.actionsFor', { name: row.name })}
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement="bottom end"
      offset={-8}
      crossOffset={-20}
    >
      <Menu
        aria-label={t('search.actionsFor', { name: row.name })}
        autoFocus="first"
        className="menu-list"
        onAction={(id) => actions.find((action) => action.id === id)?.run()}
      >
        {actions.map(({ id, label, icon: ActionIcon, keys }) => (
          <MenuItem key={id} id={id} textValue={label} className="menu-row">
            <ActionIcon />
            <span className="menu-words">{label}</span>
            {keys !== undefined && <KeyHints names={keys} />}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
