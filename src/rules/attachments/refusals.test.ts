import { expect, test } from 'vitest';
import { FILE_FAULT_WORDS, FILE_FAULTS } from './refusals.ts';

test('each refusal has a sentence of its own and says what to do', () => {
  const sentences = FILE_FAULTS.map((code) => FILE_FAULT_WORDS[code].sentence);
  expect(new Set(sentences).size).toBe(FILE_FAULTS.length);
  for (const code of FILE_FAULTS) {
    const { sentence, next } = FILE_FAULT_WORDS[code];
    for (const words of [sentence, next]) {
      expect(words, code).toMatch(/^\p{Lu}.*\.$/u);
      // French typography: a narrow space before double marks, inside guillemets.
      expect(words, code).not.toMatch(/(?<!\u202f)[;:!?]|«(?!\u202f)|(?<!\u202f)»|!/);
    }
  }
});
