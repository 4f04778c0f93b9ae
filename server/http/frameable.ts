/** The frame of another website may hold the page; it may load our style and nothing else. */
export function frameable(page: Response): Response {
  page.headers.set(
    'content-security-policy',
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
  );
  // Empty: the page cache leaves it out. The header has no word for "everybody".
  page.headers.set('x-frame-options', '');
  page.headers.set('cross-origin-resource-policy', 'cross-origin');
  return page;
}
