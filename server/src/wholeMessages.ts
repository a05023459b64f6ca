import { Writable } from 'node:stream';

/**
 * `output` for a connection that writes each message in two pieces, its header and its content: here they leave together. A
 * client that is woken by a header could only wait again.
 */
export function wholeMessages(output: Writable): Writable {
  let header: Buffer | undefined;
  const messages = new Writable({
    write(piece: Buffer, _encoding, done) {
      if (header === undefined) {
        header = piece;
        done();
        return;
      }
      output.write(Buffer.concat([header, piece]), done);
      header = undefined;
    },
  });
  output.on('error', (error) => messages.destroy(error));
  output.on('close', () => messages.destroy());
  return messages;
}
