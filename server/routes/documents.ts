import { createRoute, z } from '@hono/zod-openapi';
import { walkIdSchema } from '../../domain/ids.ts';
import { languageSchema } from '../../domain/localized.ts';
import { stickersAtMost, stickersOfStrip } from '../../domain/paper-sticker.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import { createDocumentWriter } from '../documents/document-writer.ts';
import { paperKit } from '../documents/print-paper-kit.ts';
import { printProtocol } from '../documents/print-protocol.ts';
import { printedGround } from '../documents/printed-ground.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { requireVerb } from '../http/authenticate.ts';
import { newRouter } from '../http/new-router.ts';
import { originOf } from '../http/origin-of.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requireWalk } from '../http/require-walk.ts';

/** Each form of the protocol: its media type and how it is written. */
const forms = {
  pdf: { mediaType: 'application/pdf', writer: 'protocolPdf' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    writer: 'protocolDocx',
  },
} as const;
const formSchema = z.enum(['pdf', 'docx']);

const getProtocol = createRoute({
  method: 'get',
  path: '/api/walks/{walkId}/protocols/{file}',
  summary: 'A version of the protocol as DOCX or tagged PDF',
  description:
    'The file is named VERSION.FORM, as in 1.pdf or 2.docx. Drafts too; their state is written on them.',
  tags: ['walks'],
  middleware: [requireVerb('process.read')] as const,
  request: {
    params: z.object({
      walkId: walkIdSchema,
      file: z
        .string()
        .regex(/^[1-9]\d{0,3}\.(pdf|docx)$/, 'must be VERSION.pdf or VERSION.docx, as in 1.pdf'),
    }),
    query: z.object({ language: languageSchema.default('sv') }),
  },
  responses: {
    200: {
      description: 'The file, as an attachment',
      content: { 'application/octet-stream': { schema: z.string() } },
    },
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record', 'not-found'),
  },
});

const getPaperKit = createRoute({
  method: 'get',
  path: '/api/walks/{walkId}/paper-kit.pdf',
  summary: 'Everything for a walk without phones, print-ready',
  description:
    'Rules, map, stop sheets, role sheets, and numbered stickers: a strip of eight for each person.',
  tags: ['walks'],
  middleware: [requireVerb('process.read')] as const,
  request: {
    params: z.object({ walkId: walkIdSchema }),
    query: z.object({
      language: languageSchema.default('sv'),
      people: z.coerce
        .number()
        .int()
        .min(1)
        .max(stickersAtMost / stickersOfStrip)
        .optional(),
    }),
  },
  responses: {
    200: {
      description: 'The file, as an attachment',
      content: { 'application/octet-stream': { schema: z.string() } },
    },
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

/** Documents of a walk for the municipality's own files. */
export function documentsRoutes(
  deps: Pick<Deps, 'store' | 'catalogue' | 'settings' | 'source' | 'templates' | 'observables' | 'streets'>,
) {
  const { store } = deps;
  const documents = createDocumentWriter();
  const router = newRouter().openapi(getPaperKit, async (c) => {
    const { walkId } = c.req.valid('param');
    const { language, people } = c.req.valid('query');
    const { feature: walk } = await requireWalk(store, walkId, c.get('reader'));
    const checkpoints = await featuresOfWalk(store, 'checkpoint', walkId);
    const groups = await featuresOfWalk(store, 'group', walkId);
    const ground = await printedGround(deps, [
      ...(walk.properties.route?.coordinates ?? []),
      ...groups.flatMap(({ properties }) => properties.route?.coordinates ?? []),
      ...checkpoints.map(({ geometry }) => geometry.coordinates),
    ]);
    const origin = originOf(c, deps.settings.publicUrl);
    const kit = paperKit({ walk, checkpoints, groups, people, language, origin, ground }, deps);
    return c.body(await documents.write('paperKitPdf', kit), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="paper-kit.pdf"',
      'cache-control': 'no-store',
    });
  });
  return router.openapi(getProtocol, async (c) => {
    const { walkId, file } = c.req.valid('param');
    const { feature: walk } = await requireWalk(store, walkId, c.get('reader'));
    const [first, second] = file.split('.');
    const form = formSchema.parse(second);
    const protocols = await featuresOfWalk(store, 'protocol', walkId);
    const ofVersion = (version: number) => protocols.find(({ properties }) => properties.version === version);
    const version = Number(first);
    const protocol = ofVersion(version);
    if (protocol === undefined)
      throw new ProblemError(
        problem('not-found', {
          detail: `the walk has no version ${version} of a protocol`,
          action: 'Draft one on the page of the walk’s protocol, or choose a version that is there.',
        }),
      );
    const checkpoints = await featuresOfWalk(store, 'checkpoint', walkId);
    const ground = await printedGround(deps, [
      ...(walk.properties.route?.coordinates ?? []),
      ...checkpoints.map(({ geometry }) => geometry.coordinates),
      ...protocol.properties.rows.map(({ position }) => position),
    ]);
    const printed = printProtocol(
      { walk, checkpoints, protocol, previous: ofVersion(version - 1), ground },
      c.req.valid('query').language,
      deps,
    );
    const { mediaType, writer } = forms[form];
    return c.body(await documents.write(writer, printed), 200, {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${protocol.properties.prefix}-v${version}.${form}"`,
      'cache-control': 'no-store',
    });
  });
}
