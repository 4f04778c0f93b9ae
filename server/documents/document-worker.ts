// What runs in a worker thread: a long protocol takes seconds, and no request may wait for it. Arguments are plain data.
export { paperKitPdf } from './paper-kit.ts';
export { protocolDocx } from './protocol-docx.ts';
export { protocolPdf } from './protocol-pdf.ts';
