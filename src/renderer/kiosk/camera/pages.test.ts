import { expect, it } from 'vitest';
import { joined } from './pages.ts';

const page = (mark: string) =>
  ({ sha256: mark.repeat(64), size: 1, type: 'jpeg', name: 'Photo.jpg', pages: 1 }) as const;

it('joins a page once', () => {
  const one = joined([], page('a'));
  expect(one).toHaveLength(1);
  expect(joined(one, page('a'))).toBe(one);
  expect(joined(one, page('b')).map(({ sha256 }) => sha256[0])).toEqual(['a', 'b']);
});
