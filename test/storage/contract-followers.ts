import { expect, test } from 'vitest';
import type { NewFollower } from '../../server/storage/follower-store.ts';
import type { Bench } from './contract.ts';

const asked: NewFollower = {
  id: 'one',
  email: 'anna@post.example',
  subject: 'areas/kristineberg',
  language: 'sv',
  linkHash: 'first letter',
  askedAt: '2026-11-20T12:00:00.000Z',
};
const aWeek = 7 * 24 * 3_600_000;
const forgetting = (key: string) => ({
  name: 'forget-follower',
  key,
  afterMilliseconds: aWeek,
  atMostMilliseconds: aWeek,
});
const at = '2026-11-20T13:00:00.000Z';

/** Addresses of followers: kept by themselves, told each news once, and gone when they are forgotten. */
export function followersContract({ engine, open }: Bench): void {
  test('who only asked is no follower, and a job stands there that forgets them', async () => {
    const store = await open();
    await store.addFollower(asked, forgetting('one'));
    expect(await store.followers()).toEqual([]);
    expect(await store.followerByLink('first letter')).toEqual({
      ...{ id: 'one', email: asked.email, subject: asked.subject, language: 'sv', isConfirmed: false },
    });
    expect(await store.followerByLink('another')).toBeUndefined();
    expect(await store.nextJobAt()).toEqual(new Date('2026-11-27T12:00:00.000Z'));
    await store.forgetUnconfirmed('one');
    expect(await store.followerByLink('first letter')).toBeUndefined();
  });

  test('each news is told once, not those from before, and again where the letter was not taken', async () => {
    const store = await open();
    await store.addFollower(asked, forgetting('one'));
    await store.confirmFollower('one', at, ['old']);
    await store.forgetUnconfirmed('one');
    expect((await store.followers()).map(({ id }) => id)).toEqual(['one']);
    expect(await store.claimNews('one', ['old', 'new'], 'letter 2')).toEqual(['new']);
    expect(await store.claimNews('one', ['old', 'new'], 'letter 3')).toEqual([]);
    await store.releaseNews('letter 2');
    expect(await store.claimNews('one', ['old', 'new'], 'letter 4')).toEqual(['new']);
    expect(await store.claimNews('nobody', ['new'], 'letter 5')).toEqual([]);
    expect((await store.followerByLink('letter 4'))?.id).toBe('one');
  });

  test('who confirms twice is one follower, and the links in letters of before still lead there', async () => {
    const store = await open();
    await store.addFollower(asked, forgetting('one'));
    await store.confirmFollower('one', at, ['old']);
    await store.claimNews('one', ['told'], 'letter 2');
    await store.addFollower(
      { ...asked, id: 'two', email: 'Anna@Post.example', linkHash: 'again' },
      forgetting('two'),
    );
    await store.confirmFollower('two', at, ['old', 'told', 'untold']);
    expect((await store.followers()).map(({ id }) => id)).toEqual(['two']);
    expect((await store.followerByLink('letter 2'))?.id).toBe('two');
    expect(await store.claimNews('two', ['old', 'told', 'untold'], 'letter 3')).toEqual(['untold']);
    await store.forgetFollower('two');
    for (const link of ['first letter', 'again', 'letter 2', 'letter 3'])
      expect(await store.followerByLink(link)).toBeUndefined();
    expect(await store.changesSince(0, 10)).toEqual([]);
  });

  test.runIf(engine.keeps)('what was told is remembered after closing', async () => {
    const address = engine.newAddress();
    const store = await open({}, address);
    await store.addFollower(asked, forgetting('one'));
    await store.confirmFollower('one', at, []);
    await store.claimNews('one', ['new'], 'letter 2');
    await store.close();
    expect(await (await open({}, address)).claimNews('one', ['new'], 'letter 3')).toEqual([]);
  });
}
