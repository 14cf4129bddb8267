import type { Guide } from '../../test/parity/support/guide.ts';
import { ABSENT, DONE, lineTitle } from '../../test/parity/support/line-title.ts';

type Spec = {
  readonly title: string;
  readonly ok: boolean;
  readonly tests: readonly { readonly status: string }[];
};
type Suite = { readonly specs?: readonly Spec[]; readonly suites?: readonly Suite[] };
/** What Playwright's own report says, as far as it is read. */
export type ParityReport = { readonly suites: readonly Suite[] };

/** The table of the guides' lines, and how many of them are not held: not done, not shown absent, or not run. */
export function parityTable(
  guides: readonly Guide[],
  report: ParityReport,
): { readonly lines: readonly string[]; readonly holes: number } {
  const passed = new Set(
    specsOf(report.suites)
      .filter(({ ok, tests }) => ok && tests.length > 0 && tests.every(({ status }) => status !== 'skipped'))
      .map(({ title }) => title),
  );
  let holes = 0;
  const lines = guides.flatMap((guide) => {
    const rows = guide.lines.map((line, place) => {
      const done = passed.has(lineTitle(guide, place, DONE));
      const absent = passed.has(lineTitle(guide, place, ABSENT));
      if (!done || !absent) holes += 1;
      const mark = (held: boolean) => (held ? 'oui' : 'NON');
      return `${String(place + 1).padStart(3)}  ${mark(done)}  ${mark(absent)}  ${line.heading} — ${line.quote}`;
    });
    return ['', `${guide.landlord} (${guide.file})`, '     fait  sans', ...rows];
  });
  return { lines, holes };
}

function specsOf(suites: readonly Suite[]): readonly Spec[] {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsOf(inner)]);
}
