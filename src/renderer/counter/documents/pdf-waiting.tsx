import { useText } from '../../i18n/i18n.ts';
import { SkeletonBar } from '../../ui/skeleton.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';

/** A paper drawn for the first time takes a moment: its shape after 150 ms, and words after a second. */
export function PdfWaiting() {
  const t = useText();
  const shape = useDelayed(true);
  const words = useDelayed(true, 1_000);
  return (
    <div className="grid justify-items-center gap-4 pt-5" aria-busy="true">
      <p role="status" className="min-h-5 text-second text-ink-2">
        {words && t('documents.preparing')}
      </p>
      {shape && <SkeletonBar className="h-96 w-72 rounded-key" />}
    </div>
  );
}
