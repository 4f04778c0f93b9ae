import { existsSync } from 'node:fs';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { runsOf } from '../../../server/documents/pdf-runs.ts';
import { drawLine, textWidth } from '../../../server/documents/pdf-text.ts';
import { readPdf } from '../../support/read-pdf.ts';

const words = (text: string) =>
  runsOf(text, false)
    .map((run) => run.text)
    .join('');

test.each(['Räksmörgås, Łódź', 'Σκοτεινή γωνία', 'Тёмный угол, Ґанок', 'Góc tối ở cầu thang', 'अँधेरा कोना'])(
  '%s is written with fonts that have its letters',
  (text) => {
    expect(words(text)).toBe(text.normalize('NFC'));
    for (const { font } of runsOf(text, true)) expect(existsSync(font)).toBe(true);
  },
);

test('what no font has is a question mark, never nothing', () => {
  expect(words('暗い角 ok')).toBe('??? ok');
});

test.each([
  ['الممر مظلم', 'مظلم الممر'],
  ['Stopp 2: الممر مظلم, utan ljus', 'Stopp 2: مظلم الممر, utan ljus'],
  ['الممر (2) مظلم!', '!مظلم (2) الممر'],
  ['\u200fالممر 12,5 متر\u200e', 'متر 12,5 الممر'],
])('%s is turned where it is written from the right', (text, fromTheLeft) => {
  expect(words(text)).toBe(fromTheLeft);
});

test('nothing is lost or made, in whatever order scripts are mixed', () => {
  const piece = fc.constantFrom('ab', ' ', '12', 'الممر', '.', 'Ж', 'متر', 'ώ');
  const sorted = (text: string) => [...text].sort().join('');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(sorted(words(pieces.join('')))).toBe(sorted(pieces.join('')));
    }),
  );
});

test('the letters reach the paper, joined, and take room', async () => {
  const pdf = new PDFDocument({ size: 'A4' });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  const look = { size: 12 };
  for (const [index, text] of ['Σκοτεινή', 'Тёмный', 'مظلم'].entries()) {
    expect(textWidth(pdf, text, look)).toBeGreaterThan(20);
    drawLine(pdf, text, 40, 40 + index * 30, look);
  }
  // Joined, a word is narrower than its letters each by themselves.
  const apart = [...'مظلم'].reduce((sum, letter) => sum + textWidth(pdf, letter, look), 0);
  expect(textWidth(pdf, 'مظلم', look)).toBeLessThan(apart);
  pdf.end();
  await ended;
  const { text } = readPdf(new Uint8Array(Buffer.concat(chunks)));
  expect(text).toContain('Σκοτεινή');
  expect(text).toContain('Тёмный');
  for (const letter of 'مظلم') expect(text).toContain(letter);
  expect(text).not.toContain('?');
});
