// Starts its arguments with the Node that npm installed beside the project (node-<platform>-<arch>),
// so that every command runs on the one tried version. Readable by any Node from 18 on: no new syntax here.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const names = { win32: 'win', linux: 'linux' };
const folder = `node-${names[process.platform] ?? process.platform}-${process.arch}`;
const shipped = join(root, 'node_modules', folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const major = Number(process.versions.node.split('.')[0]);

const node = existsSync(shipped) ? shipped : major >= 24 ? process.execPath : undefined;
if (node === undefined) {
  process.stderr.write(
    `Guichet a besoin de Node 24 (ici ${process.version}). Lancez «\u202fnpm ci\u202f»\u202f: il installe celui du projet.\n`,
  );
  process.exit(1);
}
const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  env: {
    // What was compiled once is read again: the program starts in half the time. Each file is known by its content.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/guichet-node'),
    ...process.env,
    PATH: dirname(node) + delimiter + (process.env.PATH ?? ''),
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', () => {
  process.stderr.write(
    `Le Node de Guichet ne se lance pas sur ce poste (${node}). Lancez «\u202fnpm ci\u202f» pour le remettre.\n`,
  );
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
