import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** These take half a minute and more: begun last, they would be waited for beside an idle processor. */
const longFiles = ['test/flow/sync-fuzz.test.ts', 'test/server/cli/lykta.test.ts'];

/** The order in which Vitest's workers take files: the largest first, and before those the few known to take long. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longFiles.some((file) => moduleId.endsWith(file));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
