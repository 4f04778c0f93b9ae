import { openBlobStore } from '../server/storage/blob-store.ts';
import type { LoggedChange, Store } from '../server/storage/store.ts';

/** What was sent: the ids of the changes, and those of the findings and photos that they make. */
export interface SentIds {
  changes: readonly string[];
  findings: readonly string[];
  photos: readonly string[];
}

async function wholeLog(store: Store): Promise<readonly LoggedChange[]> {
  const all: LoggedChange[] = [];
  for (;;) {
    const page = await store.changesSince(all.at(-1)?.sequence ?? 0, 5000);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

function differences(what: string, sent: readonly string[], kept: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const id of kept) times.set(id, (times.get(id) ?? 0) + 1);
  const lost = sent.filter((id) => !times.has(id)).length;
  const doubled = sent.filter((id) => (times.get(id) ?? 0) > 1).length;
  const strange = kept.length - doubled - (sent.length - lost);
  const faults = [];
  if (lost > 0) faults.push(`${lost} of ${sent.length} ${what} are lost`);
  if (doubled > 0) faults.push(`${doubled} ${what} are there twice`);
  if (strange > 0) faults.push(`there are ${strange} ${what} that nobody sent`);
  return faults;
}

/** What is lost, doubled or nobody's, in words; empty when all is there once, each photo with its picture. */
export async function lossesOf(store: Store, blobFolder: string, sent: SentIds): Promise<string[]> {
  const log = await wholeLog(store);
  const byPhones = log.filter(({ author }) => author.startsWith('participant:'));
  const idIn = ({ content }: LoggedChange): string => JSON.parse(content).id;
  const findings = await store.recordsOfKind('finding');
  const photos = await store.recordsOfKind('photo');
  const blobs = await openBlobStore(blobFolder);
  const faults = [
    ...differences('changes', sent.changes, byPhones.map(idIn)),
    ...differences(
      'findings',
      sent.findings,
      findings.map(({ id }) => id),
    ),
    ...differences(
      'photos',
      sent.photos,
      photos.map(({ id }) => id),
    ),
  ];
  for (const { id, feature } of photos) {
    const { state, sha256 } = feature.properties;
    const picture = sha256 === null ? undefined : await blobs.get(sha256);
    if (state !== 'stored' || picture === undefined) faults.push(`the photo ${id} is ${state}`);
  }
  return faults;
}
