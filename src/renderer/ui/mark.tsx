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
        d="M6.125 14.75v-3.375a5.875 5.875 0 0 1 11.75 0v3.375"
        fill="none"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <circle className="mark-figure" cx="12" cy="12.5" r="1.5" />
      <rect className="mark-figure" x="3.75" y="16.5" width="16.5" height="2" rx="0.75" />
    </svg>
  );
}
