import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DRAFT_DELAY_MS, type DraftBody, type DraftPlace, DraftWriter } from './draft-writer.ts';

const place: DraftPlace = { agent: 'sophie', form: 'payment', account: '0030020790D' };

function recorder() {
  const written: { agent: string; body: DraftBody }[] = [];
  let fails = false;
  const writer = new DraftWriter(async ({ agent }, body) => {
    if (fails) throw new Error('away');
    written.push({ agent, body });
    return '2026-11-12T13:05:00.000Z';
  });
  return { writer, written, fail: (yes: boolean) => (fails = yes) };
}

describe('the draft writer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes within the delay although the keys never pause', async () => {
    const { writer, written } = recorder();
    for (let typed = 1; typed <= 10; typed += 1) {
      writer.note(place, { amount: '1'.repeat(typed) });
      await vi.advanceTimersByTimeAsync(DRAFT_DELAY_MS / 4);
    }
    expect(written.length).toBeGreaterThanOrEqual(2);
    await writer.flush('sophie');
    expect(written.at(-1)?.body).toEqual({ amount: '1111111111' });
  });

  it('keeps what could not be written and writes it at the next flush', async () => {
    const { writer, written, fail } = recorder();
    fail(true);
    writer.note(place, { amount: '230' });
    await expect(writer.flush('sophie')).rejects.toThrow('away');
    expect(writer.pending(place)).toEqual({ amount: '230' });
    fail(false);
    await writer.flush('sophie');
    expect(written).toEqual([{ agent: 'sophie', body: { amount: '230' } }]);
    expect(writer.pending(place)).toBeUndefined();
  });

  it('never writes what one agent typed under another', async () => {
    const { writer, written } = recorder();
    writer.note(place, { amount: '230' });
    await writer.flush('karim');
    expect(written).toEqual([]);
    await writer.flush('sophie');
    expect(written).toEqual([{ agent: 'sophie', body: { amount: '230' } }]);
  });

  it('does not bring back a draft that was dropped', async () => {
    const { writer, written } = recorder();
    writer.note(place, { amount: '230' });
    await writer.drop(place);
    await vi.advanceTimersByTimeAsync(2 * DRAFT_DELAY_MS);
    expect(written).toEqual([]);
  });

  it('reports a failed write to the form', async () => {
    const { writer, fail } = recorder();
    fail(true);
    const onFailure = vi.fn();
    writer.note(place, { amount: '230' }, onFailure);
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY_MS);
    expect(onFailure).toHaveBeenCalledOnce();
  });
});
