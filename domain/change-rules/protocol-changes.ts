import { z } from 'zod';
import { textSchema } from '../feature.ts';
import { protocolIdSchema } from '../ids.ts';
import { type FieldVersion, fieldEditsSchema, hasConflict, mergeField } from '../merge.ts';
import { problem } from '../problem.ts';
import { headerFieldSchemas, type Protocol, type ProtocolState, rowFieldSchemas } from '../protocol.ts';
import { authorName } from '../roles.ts';
import {
  type ChangeRule,
  type KeptRecord,
  type RuleContext,
  refuse,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';

const ofProtocol = { ...walkChangeBase, protocolId: protocolIdSchema } as const;

export const protocolChangeSchemas = {
  'protocol-row-edited': z.strictObject({
    ...ofProtocol,
    kind: z.literal('protocol-row-edited'),
    no: z.string().max(40),
    fields: fieldEditsSchema(rowFieldSchemas),
  }),
  'protocol-header-edited': z.strictObject({
    ...ofProtocol,
    kind: z.literal('protocol-header-edited'),
    fields: fieldEditsSchema({ ...headerFieldSchemas, notes: textSchema(10_000).nullable() }),
  }),
  'protocol-approved': z.strictObject({ ...ofProtocol, kind: z.literal('protocol-approved') }),
  /** From here on the version never changes; what comes later is the next version. */
  'protocol-published': z.strictObject({ ...ofProtocol, kind: z.literal('protocol-published') }),
} as const;

type ChangeOf<Kind extends keyof typeof protocolChangeSchemas> = z.infer<
  (typeof protocolChangeSchemas)[Kind]
>;
type ProtocolRecord = KeptRecord<'protocol'>;
type Edits = Readonly<Record<string, { value: unknown; basedOn: FieldVersion['superseded'] } | undefined>>;

function withProperties(record: ProtocolRecord, properties: Partial<Protocol['properties']>): ProtocolRecord {
  const { feature } = record;
  return { ...record, feature: { ...feature, properties: { ...feature.properties, ...properties } } };
}

/** The name under which the versions of a row's or the header's field are kept, as in "rows.KB-2026-1-014.reason". */
export function protocolFieldName(part: 'header' | `rows.${string}`, field: string): string {
  return `${part}.${field}`;
}

/** The protocol, if it may still be edited; an edit after the approval makes it a draft again. */
function editable(change: { walkId: string; protocolId: string }, context: RuleContext): ProtocolRecord {
  requireVerb(context, 'protocol.edit');
  const where = { walkId: change.walkId, pointer: '/protocolId' };
  const record = requireRecord(context, 'protocol', change.protocolId, where);
  if (record.feature.properties.state === 'published')
    refuseState('a published protocol never changes', 'Draft the next version.');
  return withProperties(record, { state: 'draft', approvedAt: null });
}

function refuseState(detail: string, action: string): never {
  return refuse(problem('protocol-state', { detail, action, errors: [{ pointer: '/protocolId', detail }] }));
}

/** Merges the edits of one part, field by field. The values were checked by the schema of the change. */
function mergeInto<Part extends object>(
  record: ProtocolRecord,
  part: Part,
  name: (field: string) => string,
  edit: Pick<ChangeOf<'protocol-row-edited'>, 'id' | 'at'> & { fields: Edits },
  context: RuleContext,
): { part: Part; versions: ProtocolRecord['versions']; conflict: boolean } {
  const versions = { ...record.versions };
  const shown: Record<string, unknown> = {};
  let conflict = false;
  for (const [field, said] of Object.entries(edit.fields)) {
    if (said === undefined) continue;
    const value = Object.entries(part).find(([one]) => one === field)?.[1];
    const created = { value, changeId: record.createdBy, at: '', by: '' };
    const head = { value: said.value, changeId: edit.id, at: edit.at, by: authorName(context.author) };
    const after = mergeField(
      versions[name(field)] ?? { heads: [created], superseded: [] },
      head,
      said.basedOn,
    );
    versions[name(field)] = after;
    shown[field] = after.heads.at(-1)?.value;
    conflict ||= hasConflict(after);
  }
  return { part: { ...part, ...shown }, versions, conflict };
}

export const protocolRowEdited: ChangeRule<ChangeOf<'protocol-row-edited'>> = {
  needs: (change) => [change.protocolId],
  apply(change, context) {
    const record = editable(change, context);
    const { rows } = record.feature.properties;
    const row = rows.find(({ no }) => no === change.no);
    if (row === undefined)
      return refuse(
        problem('unknown-record', {
          detail: `the protocol has no row ${change.no}`,
          action: 'Choose a row of this version.',
          errors: [{ pointer: '/no', detail: 'is not a row of this protocol' }],
        }),
      );
    const name = (field: string) => protocolFieldName(`rows.${change.no}`, field);
    const { part, versions, conflict } = mergeInto(record, row, name, change, context);
    const written = withProperties(
      { ...record, versions },
      { rows: rows.map((one) => (one.no === change.no ? part : one)) },
    );
    return { verdict: conflict ? 'conflict' : 'applied', writes: [written] };
  },
};

export const protocolHeaderEdited: ChangeRule<ChangeOf<'protocol-header-edited'>> = {
  needs: (change) => [change.protocolId],
  apply(change, context) {
    const record = editable(change, context);
    const { header, notes } = record.feature.properties;
    const name = (field: string) => protocolFieldName('header', field);
    const merged = mergeInto(record, { ...header, notes }, name, change, context);
    const { notes: newNotes, ...newHeader } = merged.part;
    const written = withProperties(
      { ...record, versions: merged.versions },
      { header: newHeader, notes: newNotes },
    );
    return { verdict: merged.conflict ? 'conflict' : 'applied', writes: [written] };
  },
};

function stepTo(
  change: { walkId: string; protocolId: string },
  context: RuleContext,
  from: ProtocolState,
): ProtocolRecord {
  requireVerb(context, 'protocol.publish');
  const where = { walkId: change.walkId, pointer: '/protocolId' };
  const record = requireRecord(context, 'protocol', change.protocolId, where);
  const { state } = record.feature.properties;
  if (state !== from) refuseState(`the protocol is ${state}, not ${from}`, `Take the steps in their order.`);
  return record;
}

export const protocolApproved: ChangeRule<ChangeOf<'protocol-approved'>> = {
  needs: (change) => [change.protocolId],
  apply(change, context) {
    const record = stepTo(change, context, 'draft');
    const approved = withProperties(record, { state: 'approved', approvedAt: change.at });
    return { verdict: 'applied', writes: [approved] };
  },
};

export const protocolPublished: ChangeRule<ChangeOf<'protocol-published'>> = {
  needs: (change) => [change.protocolId],
  apply(change, context) {
    const record = stepTo(change, context, 'approved');
    const published = withProperties(record, { state: 'published', publishedAt: change.at });
    return { verdict: 'applied', writes: [published] };
  },
};

/** Words of the note-taker's own, which no record knows, go on into the next version. */
const ownWords = ['locationText', 'observation', 'suggestedAction'] as const;

/** The new version with what the note-taker wrote in the last one. */
export function carriedOver(last: ProtocolRecord, next: ProtocolRecord): ProtocolRecord {
  const before = last.feature.properties;
  const wasEdited = (no: string, field: string) =>
    last.versions[protocolFieldName(`rows.${no}`, field)] !== undefined;
  const rows = next.feature.properties.rows.map((row) => {
    const old = before.rows.find(({ no }) => no === row.no);
    if (old === undefined) return row;
    const kept = ownWords
      .filter((field) => wasEdited(row.no, field))
      .map((field) => [field, old[field]] as const);
    return { ...row, ...Object.fromEntries(kept) };
  });
  const { registerNumber, leader, noteTaker } = before.header;
  const { header } = next.feature.properties;
  return withProperties(next, {
    rows,
    notes: before.notes,
    header: {
      ...header,
      registerNumber,
      leader: header.leader ?? leader,
      noteTaker: header.noteTaker ?? noteTaker,
    },
  });
}
