export type MarkProps = {
  /** Side in CSS pixels: 28 in the rail, 36 at sign-in, 64 on the kiosk. */
  readonly size?: number;
};

/**
 * The mark: an arch over a line, a counter window. Never redrawn, never animated (design.md §5).
 * Hidden from assistive technology: the name "Guichet" stands beside it, or in a VisuallyHidden.
 */
export function Mark({ size = 28 }: MarkProps) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect className="mark-tile" width="24" height="24" rx="6" />
      <path
        className="mark-arch"
        d="M6.2 14.75v-3.25a5.8 5.8 0 0 1 11.6 0v3.25"
        fill="none"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
      <circle className="mark-figure" cx="12" cy="12.5" r="1.45" />
      <rect className="mark-figure" x="3.8" y="16.5" width="16.4" height="2" rx="1" />
    </svg>
  );
}
