// Hosts and cables for tests in which devices talk to each other directly. `node hosts.mjs COMMAND ARGS...` runs a
// command in a network of its own: browsers find real-looking addresses there, and no packet can leave the machine.
// Whatever is meant for an address outside goes to an interface where nobody listens, and is counted. Processes,
// network and temporary files all vanish with the command, even when it is killed.

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LAN = '192.168.77.';
const LAN6 = 'fd77:7777:7777::';
const SERVER = fileURLToPath(new URL('../server.mjs', import.meta.url));

// `lan0` must exist. `out` asks for no hardware address, so that even a first packet is sent and counted, and has no
// address of its own, so that the kernel itself sends nothing there. IPv6 is off on whatever is only a cable's end: a
// multicast packet might leave there uncounted.
const settle = (number) => `
  echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6
  ip link add out type veth peer name sink
  echo 0 > /proc/sys/net/ipv6/conf/lan0/disable_ipv6
  echo 0 > /proc/sys/net/ipv6/conf/out/disable_ipv6
  ip link set lo up
  ip link set lan0 up
  ip link set sink up
  ip link set out addrgenmode none multicast off arp off up
  ip address add ${LAN}${number}/24 dev lan0
  ip address add ${LAN6}${number}/64 dev lan0 nodad
  ip route add 224.0.0.251 dev lan0
  ip route add default dev out src ${LAN}${number}
  ip -6 route add default dev out src ${LAN6}${number}
  ip -6 route del ff00::/8 dev out table local
`;

// lan0 is a switch, so that other hosts can join; something must be plugged in or it counts as dead. Names are looked
// up at an address outside, so that a question to anybody is noticed.
const FIRST_HOST = `
  set -e
  mount -t tmpfs tmpfs /media
  echo nameserver 192.0.2.53 > /media/resolv.conf
  mount --bind /media/resolv.conf /etc/resolv.conf
  ip link add lan0 type bridge mcast_snooping 0
  ${settle(1)}
  ip link add plug master lan0 type veth peer name plugged
  ip link set plug up
  ip link set plugged arp off up
  set +e
  TMPDIR=/media "$@"
  exit $?
`;

function inNamespace(command, args) {
  const own = ['--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const unprivileged = process.getuid() === 0 ? [] : ['--map-root-user'];
  const script = ['sh', '-c', FIRST_HOST, 'sh', command, ...args];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', 'unshare', ...own, ...unprivileged, ...script], {
    stdio: 'inherit',
  });
  // The command hears it too, and ends in its own way.
  process.on('SIGINT', () => {});
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const ip = (...args) => execFileSync('ip', args, { encoding: 'utf8', stdio: 'pipe' });

function escapedFrom(ip) {
  const [{ stats64 }] = JSON.parse(ip('-json', '-statistics', 'link', 'show', 'dev', 'out'));
  const neighbours = JSON.parse(ip('-json', 'neighbour', 'show', 'nud', 'all', 'dev', 'out'));
  return { packets: stats64.tx.packets, addresses: neighbours.map(({ dst }) => dst) };
}

// What this host has sent outside since the start: how many packets, and to whom. Multicast DNS stays inside.
export const escaped = () => escapedFrom(ip);

// Another host on the same network. cut() pulls its cable, so that it sees itself offline while the first host does
// not; cut({ silently: true }) loses every packet without either host noticing; mend() undoes both.
export async function otherHost() {
  const { number, cable } = plugIn();
  // Speaks when it is there, waits for its end of the cable, and lives no longer than this process.
  const script = `set -e; echo; read _; ${settle(number)} echo; exec cat`;
  const holder = spawn('unshare', ['--net', 'sh', '-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const folder = mkdtempSync(join(tmpdir(), 'host-'));
  const children = [];

  await firstLine(holder);
  ip('link', 'set', `${cable}-far`, 'netns', String(holder.pid), 'name', 'lan0');
  holder.stdin.write('\n');
  await firstLine(holder);

  const inside = `--net=/proc/${holder.pid}/ns/net`;
  const host = {
    address: LAN + number,
    address6: LAN6 + number,

    run(command, args = [], options = {}) {
      const child = spawn('nsenter', [inside, command, ...args], { stdio: 'inherit', ...options });
      children.push(child);
      return child;
    },

    // A program that runs `command` on this host, for whoever can start only a program without arguments of its own.
    program(command) {
      const file = join(folder, command.replaceAll('/', '-'));
      writeFileSync(file, `#!/bin/sh\nexec nsenter ${inside} '${command}' "$@"\n`);
      chmodSync(file, 0o755);
      return file;
    },

    // Browsers trust an address that is not encrypted only as localhost, which is another one on each host.
    async serve(port) {
      const server = host.run(process.execPath, [SERVER, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
      return firstLine(server);
    },

    escaped: () => escapedFrom((...args) => execFileSync('nsenter', [inside, 'ip', ...args], { encoding: 'utf8' })),

    cut({ silently = false } = {}) {
      ip('link', 'set', cable, ...(silently ? ['nomaster'] : ['down']));
    },

    mend() {
      ip('link', 'set', cable, 'master', 'lan0', 'up');
    },

    close() {
      ip('link', 'delete', cable);
      for (const child of children) child.kill('SIGKILL');
      holder.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    },
  };
  return host;
}

const firstLine = (child) =>
  new Promise((done, failed) => {
    child.stdout.once('data', (data) => done(String(data).trim()));
    child.once('exit', () => failed(Error(`${child.spawnargs.join(' ')} ended early`)));
  });

// Several tests may do this at once: whoever can make the cable has the number.
function plugIn() {
  for (let number = 2; number < 255; number += 1) {
    const cable = `host${number}`;
    // Always the same one for an address: others remember it for a while.
    const hardware = `02:00:00:00:00:${number.toString(16).padStart(2, '0')}`;
    const far = ['name', `${cable}-far`, 'address', hardware];
    try {
      ip('link', 'add', cable, 'master', 'lan0', 'type', 'veth', 'peer', ...far);
    } catch (error) {
      if (/exists/.test(error.stderr)) continue;
      throw error;
    }
    ip('link', 'set', cable, 'up');
    return { number, cable };
  }
  throw Error('no address left');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  inNamespace(command, args);
}
