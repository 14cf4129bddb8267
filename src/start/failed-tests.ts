/** What vitest's JSON report says of its files and tests, as far as it is read here. */
export type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
};

/** Said again at the very end of a run: its middle is long, and the tail is what is kept of it. */
export function failedOf(report: VitestReport): readonly string[] {
  return report.testResults.flatMap((file) => {
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    const said = tests.map((test) =>
      told(`${file.name} > ${test.fullName}`, test.failureMessages?.[0] ?? ''),
    );
    return said.length === 0 && file.status === 'failed' ? [told(file.name, file.message)] : said;
  });
}

const LINES = 12;
const told = (name: string, message: string): string =>
  [name, ...message.split('\n').slice(0, LINES)].filter((line) => line.trim() !== '').join('\n    ');
