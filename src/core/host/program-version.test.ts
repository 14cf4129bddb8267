import { expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { PROGRAM_VERSION } from './program-version.ts';

it('is the version of the package', () => {
  expect(PROGRAM_VERSION).toBe(manifest.version);
});
