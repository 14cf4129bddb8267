import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '../../../contract/sync.ts';
import { syncFaceOf } from './sync-face.ts';

const quiet: SyncStatus = {
  link: 'online',
  since: null,
  waiting: 0,
  refused: 0,
  sentToday: 0,
  oldestWaitingSeconds: null,
  pull: null,
  pause: null,
  clockAheadSeconds: null,
  portal: null,
};

describe('the chip says one thing', () => {
  it('online, what is left to send', () => {
    expect(syncFaceOf(quiet)).toEqual({ kind: 'online', waiting: 0 });
    expect(syncFaceOf({ ...quiet, waiting: 3 })).toEqual({ kind: 'online', waiting: 3 });
  });

  it('a refusal before what is left to send', () => {
    expect(syncFaceOf({ ...quiet, waiting: 3, refused: 1 })).toEqual({ kind: 'refused', refused: 1 });
  });

  it('offline and paused before everything else', () => {
    const since = '2026-11-12T13:05:00.000Z';
    const pull = { done: 1, total: 2 };
    expect(syncFaceOf({ ...quiet, link: 'offline', since, waiting: 7, refused: 1, pull })).toEqual({
      kind: 'offline',
      waiting: 7,
      since,
    });
    expect(syncFaceOf({ ...quiet, link: 'paused', waiting: 7, refused: 1, pull })).toEqual({
      kind: 'paused',
      waiting: 7,
    });
  });

  it('data on their way, in whole hundredths and never done before the end', () => {
    const at = (done: number, total: number) => syncFaceOf({ ...quiet, refused: 2, pull: { done, total } });
    expect(at(457, 1000)).toEqual({ kind: 'receiving', share: 45 });
    expect(at(1000, 1000)).toEqual({ kind: 'receiving', share: 99 });
    expect(at(0, 0)).toEqual({ kind: 'receiving', share: 0 });
  });
});
