import { createServer, type Socket } from 'node:net';

/** A mail server of a few lines: it takes letters, refuses every recipient, or says nothing at all. */
export interface SmtpServer {
  url: string;
  /** Letters as they came, headers and all. */
  letters: readonly string[];
  close(): Promise<void>;
}

export async function startSmtpServer(mood: 'takes' | 'refuses' | 'silent'): Promise<SmtpServer> {
  const letters: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (mood === 'silent') return;
    let kept = '';
    let inLetter = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 lykta.test ESMTP');
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      kept += part;
      if (inLetter) {
        const end = kept.indexOf('\r\n.\r\n');
        if (end < 0) return;
        letters.push(kept.slice(0, end));
        kept = kept.slice(end + 5);
        inLetter = false;
        say('250 taken');
      }
      for (let end = kept.indexOf('\r\n'); end >= 0 && !inLetter; end = kept.indexOf('\r\n')) {
        const verb = kept.slice(0, end).split(' ')[0]?.toUpperCase();
        kept = kept.slice(end + 2);
        if (verb === 'RCPT') say(mood === 'takes' ? '250 ok' : '550 no such person');
        else if (verb === 'DATA') {
          inLetter = true;
          say('354 go on');
        } else if (verb === 'QUIT') {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
