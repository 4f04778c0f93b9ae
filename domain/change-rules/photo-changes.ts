import { z } from 'zod';
import { featureSchema, textSchema } from '../feature.ts';
import { findingIdSchema, photoIdSchema } from '../ids.ts';
import {
  moderationReasonMaximum,
  type PhotoState,
  photoMayBecome,
  photoRefusals,
  photoSchema,
  photosAtMost,
  sha256Schema,
} from '../photo.ts';
import { problem } from '../problem.ts';
import { freshRecord, type KeptRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import { refuseClassPhoto } from './class-mode.ts';
import {
  type ChangeRule,
  type RuleContext,
  refuse,
  refuseFuture,
  refuseTaken,
  refuseUnless,
  requireRecord,
  requireVerb,
  walkChangeBase,
  withdrawRecord,
} from './rule.ts';
import { refuseOtherWalk, requireOwnVoice } from './same-walk.ts';

/** Every later change names the finding too, because finding and photo move together. */
const photoChangeBase = { ...walkChangeBase, photoId: photoIdSchema, findingId: findingIdSchema } as const;
const { sourceBytes, width, height, bytes } = photoSchema.shape.properties.shape;

export const photoChangeSchemas = {
  'photo-attached': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('photo-attached'),
    photo: featureSchema(
      photoSchema.shape.id,
      photoSchema.shape.geometry,
      photoSchema.shape.properties.pick({
        kind: true,
        walkId: true,
        findingId: true,
        participantId: true,
        sourceSha256: true,
        attachedAt: true,
      }),
    ),
  }),
  /** The server has every byte and their hash is right. */
  'photo-received': z.strictObject({
    ...photoChangeBase,
    kind: z.literal('photo-received'),
    sourceBytes: sourceBytes.unwrap(),
  }),
  /** The server keeps the cleaned picture. */
  'photo-stored': z.strictObject({
    ...photoChangeBase,
    kind: z.literal('photo-stored'),
    sha256: sha256Schema,
    width: width.unwrap(),
    height: height.unwrap(),
    bytes: bytes.unwrap(),
  }),
  /** The server could make no picture of the bytes. */
  'photo-refused': z.strictObject({
    ...photoChangeBase,
    kind: z.literal('photo-refused'),
    reason: z.enum(photoRefusals),
  }),
  'photo-moderated': z.strictObject({
    ...photoChangeBase,
    kind: z.literal('photo-moderated'),
    decision: z.enum(['approved', 'rejected']),
    /** Needed when the photo is rejected. */
    reason: textSchema(moderationReasonMaximum).nullable(),
  }),
  'photo-withdrawn': z.strictObject({
    ...photoChangeBase,
    kind: z.literal('photo-withdrawn'),
    reason: textSchema(300).nullable(),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof photoChangeSchemas> = z.infer<(typeof photoChangeSchemas)[Kind]>;
type LaterChange = Exclude<
  { [Kind in keyof typeof photoChangeSchemas]: ChangeOf<Kind> }[keyof typeof photoChangeSchemas],
  { kind: 'photo-attached' }
>;

const photoAndFinding = (change: LaterChange) => [change.photoId, change.findingId];

export const photoAttached: ChangeRule<ChangeOf<'photo-attached'>> = {
  needs(change) {
    const { participantId, findingId } = change.photo.properties;
    return [change.walkId, change.photo.id, participantId, findingId];
  },
  apply(change, context) {
    const { properties } = change.photo;
    requireVerb(context, context.author.kind === 'participant' ? 'photo.attach-own' : 'photo.attach');
    const pointer = '/photo/properties/participantId';
    requireOwnVoice(context, change.walkId, properties.participantId, 'photo.attach', pointer);
    refuseOtherWalk(change.walkId, properties.walkId, '/photo/properties/walkId');
    refuseClassPhoto(change.walkId, context);
    refuseTaken(context, change.photo.id, '/photo/id');
    refuseFuture(properties.attachedAt, context, '/photo/properties/attachedAt');
    const finding = requireRecord(context, 'finding', properties.findingId, {
      walkId: change.walkId,
      pointer: '/photo/properties/findingId',
      withdrawnToo: true,
    });
    refuseUnless(
      finding.feature.properties.participantId === properties.participantId,
      'photo.attach',
      'a photo belongs to the person who made the finding',
    );
    const photo = freshRecord('photo', change.walkId, change.id, {
      ...change.photo,
      properties: {
        ...properties,
        sourceBytes: null,
        state: 'awaited',
        refusedReason: null,
        sha256: null,
        width: null,
        height: null,
        bytes: null,
        moderation: 'pending',
        moderationReason: null,
      },
    });
    // The finding was taken back while the photo was on its way: the photo is taken, and is gone with it.
    if (finding.withdrawn !== null)
      return { verdict: 'applied', writes: [{ ...photo, withdrawn: finding.withdrawn }] };
    const { photoIds } = finding.feature.properties;
    if (photoIds.length >= photosAtMost) refuse(tooManyPhotos());
    return { verdict: 'applied', writes: [photo, withPhotoIds(finding, [...photoIds, change.photo.id])] };
  },
};

function tooManyPhotos() {
  return problem('too-many-photos', {
    detail: `the finding already has ${photosAtMost} photos`,
    action: 'Remove one of them first, or make another finding.',
    errors: [{ pointer: '/photo/properties/findingId', detail: `has ${photosAtMost} photos` }],
  });
}

function withPhotoIds(
  finding: KeptRecord<'finding'>,
  photoIds: KeptRecord<'finding'>['feature']['properties']['photoIds'],
): KeptRecord<'finding'> {
  const { feature } = finding;
  return { ...finding, feature: { ...feature, properties: { ...feature.properties, photoIds } } };
}

/** The photo and its finding, whether or not they were withdrawn: what arrives late must end somewhere. */
function photoOf(change: LaterChange, context: RuleContext) {
  const where = { walkId: change.walkId, withdrawnToo: true };
  const photo = requireRecord(context, 'photo', change.photoId, { ...where, pointer: '/photoId' });
  const finding = requireRecord(context, 'finding', change.findingId, { ...where, pointer: '/findingId' });
  if (photo.feature.properties.findingId !== finding.id)
    refuse(
      problem('invalid-input', {
        detail: 'the photo belongs to another finding',
        action: 'Send the findingId of the photo.',
        errors: [{ pointer: '/findingId', detail: 'is not the finding of this photo' }],
      }),
    );
  return { photo, finding };
}

type PhotoProperties = KeptRecord<'photo'>['feature']['properties'];

function withProperties(photo: KeptRecord<'photo'>, changed: Partial<PhotoProperties>): KeptRecord<'photo'> {
  const { feature } = photo;
  return { ...photo, feature: { ...feature, properties: { ...feature.properties, ...changed } } };
}

/** The finding without a photo that no longer counts; nothing to write where it did not count before. */
function findingWithout(photo: KeptRecord<'photo'>, finding: KeptRecord<'finding'>) {
  const { photoIds } = finding.feature.properties;
  const rest = photoIds.filter((id) => id !== photo.id);
  return rest.length === photoIds.length ? [] : [withPhotoIds(finding, rest)];
}

/** A photo on its way forward, by the server alone. */
function advance(change: LaterChange, context: RuleContext, to: PhotoState) {
  requireVerb(context, 'photo.store');
  const found = photoOf(change, context);
  const { state } = found.photo.feature.properties;
  if (!photoMayBecome(state, to))
    refuse(
      problem('status-backwards', {
        detail: `a photo that is "${state}" cannot become "${to}"`,
        action: 'Nothing needs to be done: the photo is further on already.',
      }),
    );
  return found;
}

export const photoReceived: ChangeRule<ChangeOf<'photo-received'>> = {
  needs: photoAndFinding,
  apply(change, context) {
    const { photo } = advance(change, context, 'received');
    const { sourceBytes } = change;
    return { verdict: 'applied', writes: [withProperties(photo, { state: 'received', sourceBytes })] };
  },
};

export const photoStored: ChangeRule<ChangeOf<'photo-stored'>> = {
  needs: photoAndFinding,
  apply(change, context) {
    const { photo } = advance(change, context, 'stored');
    const { sha256, width, height, bytes } = change;
    return {
      verdict: 'applied',
      writes: [withProperties(photo, { state: 'stored', sha256, width, height, bytes })],
    };
  },
};

export const photoRefused: ChangeRule<ChangeOf<'photo-refused'>> = {
  needs: photoAndFinding,
  apply(change, context) {
    const { photo, finding } = advance(change, context, 'refused');
    const refused = withProperties(photo, { state: 'refused', refusedReason: change.reason });
    return { verdict: 'applied', writes: [refused, ...findingWithout(photo, finding)] };
  },
};

/** A later moderation replaces an earlier one: who looks again may change their mind. */
export const photoModerated: ChangeRule<ChangeOf<'photo-moderated'>> = {
  needs: photoAndFinding,
  apply(change, context) {
    requireVerb(context, 'photo.moderate');
    const { photo } = photoOf(change, context);
    if (photo.feature.properties.state !== 'stored')
      refuse(
        problem('photo-not-stored', {
          detail: `the photo is "${photo.feature.properties.state}", so nobody can have looked at it`,
          action: 'Wait until the photo is stored, look at it and send again.',
          errors: [{ pointer: '/photoId', detail: 'is not stored' }],
        }),
      );
    if (change.decision === 'rejected' && change.reason === null)
      refuse(
        problem('invalid-input', {
          detail: 'whoever took the photo must be told why it is not shown',
          action: 'Send a reason.',
          errors: [{ pointer: '/reason', detail: 'is needed when a photo is rejected' }],
        }),
      );
    const moderation = { moderation: change.decision, moderationReason: change.reason };
    return { verdict: 'applied', writes: [withProperties(photo, moderation)] };
  },
};

export const photoWithdrawn: ChangeRule<ChangeOf<'photo-withdrawn'>> = {
  needs: photoAndFinding,
  apply(change, context) {
    const { author } = context;
    requireVerb(context, author.kind === 'participant' ? 'photo.withdraw-own' : 'photo.withdraw');
    const { photo, finding } = photoOf(change, context);
    const own =
      author.kind !== 'participant' || photo.feature.properties.participantId === author.participantId;
    refuseUnless(own, 'photo.withdraw', 'this photo was taken by somebody else');
    const withdrawal = { at: change.at, by: authorName(author), reason: change.reason };
    return {
      verdict: 'applied',
      writes: [withdrawRecord(photo, withdrawal), ...findingWithout(photo, finding)],
    };
  },
};
