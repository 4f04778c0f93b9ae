import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const connections = 16;
/** So many requests wait on each connection, so that the server never waits for whoever asks. */
const pipelined = 8;
/** After this long without a byte the first answer is whole. */
const quietMilliseconds = 200;

/** How many bytes one answer has, head and all; every one of the same address has as many. */
async function answerLength(port: number, request: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  let length = 0;
  let last = performance.now();
  let status = '';
  socket.on('data', (part) => {
    if (length === 0) status = part.toString('latin1', 9, 12);
    length += part.length;
    last = performance.now();
  });
  await once(socket, 'connect');
  socket.write(request);
  while (length === 0 || performance.now() - last < quietMilliseconds) await sleep(20);
  socket.destroy();
  if (status !== '200') throw new Error(`the answer was ${status}`);
  return length;
}

/**
 * How many requests a second a server on this computer answers, over plain sockets and by counting bytes: the program
 * that asks must do as little as it can, or it would be what is measured.
 * @throws Error where the first answer is not 200
 */
export async function requestRate(port: number, path: string, milliseconds: number): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept-Encoding: gzip\r\nAccept-Language: sv\r\n\r\n`;
  const length = await answerLength(port, request);
  let bytes = 0;
  const sockets = Array.from({ length: connections }, () => {
    const socket = connect(port, '127.0.0.1');
    let own = 0;
    socket.on('data', (part) => {
      const before = Math.floor(own / length);
      own += part.length;
      bytes += part.length;
      const answered = Math.floor(own / length) - before;
      if (answered > 0) socket.write(request.repeat(answered));
    });
    socket.on('error', () => socket.destroy());
    return socket;
  });
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const start = performance.now();
  for (const socket of sockets) socket.write(request.repeat(pipelined));
  await sleep(milliseconds);
  const answers = bytes / length;
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  return answers / seconds;
}
