import { afterEach, describe } from 'vitest';
import type { AuthoredChange } from '../../domain/apply-change.ts';
import type { Store, StoreSettings, Verdict } from '../../server/storage/store.ts';
import { testCatalogue } from '../support/change-makers.ts';
import { testTemplates } from '../support/test-templates.ts';
import { commitContract } from './contract-commit.ts';
import { findingsContract } from './contract-findings.ts';
import { followersContract } from './contract-followers.ts';
import { incidentsContract } from './contract-incidents.ts';
import { jobsContract } from './contract-jobs.ts';
import { lampsContract } from './contract-lamps.ts';
import { ledgerContract } from './contract-ledger.ts';
import { mergeContract } from './contract-merge.ts';
import { phonesContract } from './contract-phones.ts';
import { recordsContract } from './contract-records.ts';

/** A storage engine under test. */
export interface EngineUnderTest {
  name: string;
  /** The address of a store that nobody has opened. */
  newAddress(): string;
  /** Whether what was committed is there again after closing and opening. */
  keeps: boolean;
  open(address: string, settings: StoreSettings): Promise<Store>;
}

/** What the tests of the contract work with. */
export interface Bench {
  engine: EngineUnderTest;
  /** A store of its own, closed after the test. */
  open(settings?: Partial<StoreSettings>, address?: string): Promise<Store>;
}

const quiet: StoreSettings = { catalogue: testCatalogue, templates: testTemplates, jobsFor: () => [] };

/** What every storage engine must do: the same tests run on each. */
export function storeContract(engine: EngineUnderTest): void {
  describe(`the storage contract on ${engine.name}`, () => {
    const opened: Store[] = [];
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });
    const bench: Bench = {
      engine,
      async open(settings = {}, address = engine.newAddress()) {
        const store = await engine.open(address, { ...quiet, ...settings });
        opened.push(store);
        return store;
      },
    };
    commitContract(bench);
    mergeContract(bench);
    recordsContract(bench);
    findingsContract(bench);
    jobsContract(bench);
    phonesContract(bench);
    incidentsContract(bench);
    lampsContract(bench);
    ledgerContract(bench);
    followersContract(bench);
  });
}

export function words(verdicts: readonly Verdict[]): string[] {
  return verdicts.map((one) => (one.verdict === 'refused' ? one.problem.code : one.verdict));
}

/** Commits, and fails the test when something is refused: the ground that a test stands on. */
export async function prepare(store: Store, changes: readonly AuthoredChange[]): Promise<readonly Verdict[]> {
  const verdicts = await store.commit(changes);
  const refused = verdicts.find(({ verdict }) => verdict === 'refused');
  if (refused !== undefined) throw new Error(`the ground was refused: ${JSON.stringify(refused)}`);
  return verdicts;
}
