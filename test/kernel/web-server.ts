/**
 * An HTTP server as a program for `node -e`, which prints a word when it answers. Connections stay open for as long as
 * the client likes; `/long` takes about ten seconds.
 */
export const webServer = `const chunk = 'x'.repeat(1000);
const sendLong = (response, left) => {
  if (left === 0) return response.end();
  response.write(chunk);
  setTimeout(sendLong, 250, response, left - 1);
};
require('node:http')
  .createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, ({ url }, response) => {
    if (url !== '/long') return response.end('well');
    response.setHeader('content-length', 40 * chunk.length);
    sendLong(response, 40);
  })
  .listen(80, '0.0.0.0', () => process.stdout.write('ready'));`;
