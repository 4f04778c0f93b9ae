import { z } from 'zod';
import { changeIdSchema } from '../../../domain/ids.ts';
import { type FieldVersions, hasConflict } from '../../../domain/merge.ts';
import { type Protocol, protocolSchema } from '../../../domain/protocol.ts';
import type { PulledRecord } from '../../state/wire.ts';

/** A version of the protocol with the history that edits of its fields are based on. */
export interface ProtocolView {
  protocol: Protocol;
  createdBy: z.infer<typeof changeIdSchema>;
  versions: FieldVersions;
}

const read = new WeakMap<PulledRecord, ProtocolView | undefined>();

function viewOf(record: PulledRecord): ProtocolView | undefined {
  if (!read.has(record)) {
    const parsed = protocolSchema.safeParse({ type: 'Feature', id: record.id, ...record.feature });
    const createdBy = changeIdSchema.safeParse(record.createdBy);
    if (!parsed.success)
      console.error(`the protocol ${record.id} has another shape`, z.prettifyError(parsed.error));
    read.set(
      record,
      parsed.success && createdBy.success
        ? { protocol: parsed.data, createdBy: createdBy.data, versions: record.versions }
        : undefined,
    );
  }
  return read.get(record);
}

/** The versions of a walk's protocol, newest first. */
export function protocolViews(records: Iterable<PulledRecord>): ProtocolView[] {
  return [...records]
    .filter(({ kind, withdrawn }) => kind === 'protocol' && !withdrawn)
    .flatMap((record) => viewOf(record) ?? [])
    .sort((a, b) => b.protocol.properties.version - a.protocol.properties.version);
}

/** Rows where two people wrote different things at the same time; "header" where it is in the header or notes. */
export function conflictsIn({ versions }: ProtocolView): string[] {
  const parts = Object.entries(versions)
    .filter(([, version]) => hasConflict(version))
    .map(([name]) => (name.startsWith('rows.') ? (name.split('.')[1] ?? '') : 'header'));
  return [...new Set(parts)].sort();
}
