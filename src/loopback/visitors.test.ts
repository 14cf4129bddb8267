import { describe, expect, test } from 'vitest';
import { makeVisitors, type Visitors } from './visitors.ts';

function comesIn(visitors: Visitors): string {
  return `${visitors.cookieName}=${visitors.admit(visitors.newToken())}`;
}

describe('whoever was let in', () => {
  test('is known until dismissed, and so is another', () => {
    const visitors = makeVisitors();
    const [first, second] = [comesIn(visitors), comesIn(visitors)];
    expect(visitors.recognise(first)).toBeDefined();
    expect(visitors.recognise(second)).not.toEqual(visitors.recognise(first));
    visitors.dismiss(first);
    expect(visitors.recognise(first)).toBeUndefined();
    expect(visitors.recognise(second)).toBeDefined();
  });

  test('is nobody any more where there is one page, once another is let in; a wrong token puts nobody out', () => {
    const visitors = makeVisitors(true);
    const first = comesIn(visitors);
    expect(visitors.admit('ceci n’est pas un jeton')).toBeUndefined();
    expect(visitors.recognise(first)).toBeDefined();
    const second = comesIn(visitors);
    expect(visitors.recognise(first)).toBeUndefined();
    expect(visitors.recognise(second)).toBeDefined();
  });
});
