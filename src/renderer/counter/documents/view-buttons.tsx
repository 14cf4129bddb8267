import { useText } from '../../i18n/i18n.ts';
import { IconButton } from '../../ui/button.tsx';
import { IconRotate, IconZoomIn, IconZoomOut } from '../../ui/icons.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { type Zoom, zoomStep } from './zoom.ts';

type ZoomButtonsProps = {
  /** The scale on the screen: 1 is the size of the paper. */
  readonly scale: number;
  readonly onZoom: (zoom: Zoom) => void;
};

/** Smaller, how large, larger. */
export function ZoomButtons({ scale, onZoom }: ZoomButtonsProps) {
  const t = useText();
  return (
    <>
      <ZoomButton
        label={t('documents.zoomOut')}
        icon={IconZoomOut}
        to={zoomStep(scale, 'out')}
        onZoom={onZoom}
      />
      <span className="w-12 text-center text-second figures-tabular text-ink-2">
        {t('documents.zoom', { percent: Math.round(scale * 100) })}
      </span>
      <ZoomButton
        label={t('documents.zoomIn')}
        icon={IconZoomIn}
        to={zoomStep(scale, 'in')}
        onZoom={onZoom}
      />
    </>
  );
}

type ZoomButtonProps = {
  readonly label: string;
  readonly icon: typeof IconZoomIn;
  readonly to: number | null;
  readonly onZoom: (zoom: number) => void;
};

function ZoomButton({ label, icon, to, onZoom }: ZoomButtonProps) {
  return (
    <Tooltip text={label}>
      <IconButton
        label={label}
        icon={icon}
        aria-disabled={to === null || undefined}
        onClick={() => to !== null && onZoom(to)}
      />
    </Tooltip>
  );
}

/** A quarter turn to the right. */
export function TurnButton({ onTurn }: { readonly onTurn: () => void }) {
  const t = useText();
  const label = t('attachments.viewer.turn');
  return (
    <Tooltip text={label}>
      <IconButton label={label} icon={IconRotate} onClick={onTurn} />
    </Tooltip>
  );
}
