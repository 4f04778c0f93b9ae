import { afterAll, beforeAll, expect, test } from 'vitest';
import { problems } from '../../domain/problem.ts';
import { createApp } from '../../server/app.ts';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';

let server: TestServer;
interface Operation {
  summary: string;
  tags: string[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; content?: Record<string, { examples?: object }> }>;
}
let document: {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};
beforeAll(async () => {
  server = await makeTestServer();
  document = await (await server.ask('GET', '/api/openapi.json')).json();
});
afterAll(() => server.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );

test('it is OpenAPI 3.1', () => expect(document.openapi).toBe('3.1.0'));

test('every route of the application is in it, and nothing else', () => {
  const routes = createApp(server.deps)
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(new Set(operations().map(({ name }) => name))).toEqual(new Set(routes));
});

test('every operation says what it is for and how it fails', () => {
  for (const { name, operation } of operations()) {
    expect(operation.summary, name).toMatch(/^[A-Z].{5,}/);
    expect(operation.tags, name).toHaveLength(1);
    if (name === 'GET /api/openapi.json') continue;
    const faults = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    expect(faults.length, name).toBeGreaterThan(0);
    for (const [, answer] of faults)
      expect(Object.keys(answer.content?.['application/problem+json']?.examples ?? {}), name).not.toEqual([]);
    if (operation.requestBody !== undefined) expect(operation.responses, name).toHaveProperty('422');
  }
});

test('every parameter of a path is described', () => {
  for (const { name, path, operation } of operations()) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    const described = (operation.parameters ?? [])
      .filter((each) => each.in === 'path')
      .map((each) => each.name);
    expect(described.sort(), name).toEqual(inPath.sort());
  }
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(5);
  for (const [, schema] of references) expect(document.components.schemas).toHaveProperty([schema ?? '']);
});

test('a change is described kind by kind', () => {
  const text = JSON.stringify(document.components.schemas.Change);
  for (const kind of ['finding-added', 'finding-edited', 'walk-created', 'checkpoint-rated'])
    expect(text).toContain(`"${kind}"`);
});

test('every code in it belongs to the closed list', () => {
  for (const { operation } of operations())
    for (const answer of Object.values(operation.responses))
      for (const code of Object.keys(answer.content?.['application/problem+json']?.examples ?? {}))
        expect(Object.keys(problems)).toContain(code);
});
