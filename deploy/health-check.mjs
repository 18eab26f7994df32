// Whether the gateway of this container does its whole work: exit code 0 or 1, as Docker asks. The image has no curl.
import { get } from 'node:http';

const port = process.env['PORT'] || 4000;
const request = get({ host: '127.0.0.1', port, path: '/health/ready', timeout: 2500 }, (response) => {
  process.exit(response.statusCode === 200 ? 0 : 1);
});
request.on('timeout', () => request.destroy());
request.on('error', () => process.exit(1));
