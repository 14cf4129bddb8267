export type OrderPanelProps = {
  readonly account: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The document is numbered and frozen: it is shown. */
  readonly onMade: (id: string) => void;
};

/** "Demander un document": which one, of which month, then the paper itself. */
export function OrderPanel(_props: OrderPanelProps) {
  return null;
}
