// How Chromium is started, in one place for tests, pictures and measurements. The flags keep it from talking to
// anybody by itself; the sandbox is off because it refuses to work for root, which tests in a container often are.

// Whom Chromium calls by itself, whatever its settings.
const CALLS = ['accounts.google.com', 'content-autofill.googleapis.com', 'update.googleapis.com'];

export const launchOptions = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--host-resolver-rules=${CALLS.map((name) => `MAP ${name} ~NOTFOUND`)}`,
  ],
};
