import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DemonstrationBase } from '../contract/core-process.ts';
import { type BrowserWindow, openBrowserWindow } from '../loopback/browser-window.ts';
import { findBrowser } from '../loopback/find-browser.ts';
import { type Loopback, openLoopback } from '../loopback/open-loopback.ts';
import { demonstration, noWindowSentence, startFault, tell } from './loopback-words.ts';
import { type DemonstrationPortal, startDemonstrationPortal } from './run-demonstration-portal.ts';
import { root } from './run-step.ts';
import type { StartOptions } from './start-options.ts';

/** A door to open, on this machine. */
export type LoopbackStart = StartOptions & { readonly dataFolder: string; readonly hasScreen: boolean };

/** A base that does not close in this time is left to its own durability. */
const CLOSE_LIMIT_MS = 10_000;

/** Runs the loopback door until its window closes or a signal comes; resolves with the exit code. */
export async function runLoopback(options: LoopbackStart): Promise<number> {
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
  let windows = 0;
  let door: Loopback;
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  let portal: Promise<DemonstrationPortal> | undefined;
  const startPortal = (base: DemonstrationBase) => {
    if (options.portal !== 'demonstration') return;
    const { dataFolder } = options;
    // After the window: a portal never keeps a clerk waiting.
    portal ??= opened.then(() =>
      startDemonstrationPortal({
        dataFolder,
        base,
        joinPortal: door.joinPortal,
        say: (line) => console.log(line),
      }),
    );
  };
  try {
    door = await openLoopback({
      dataFolder: options.dataFolder,
      resourcesFolder: join(root, 'resources'),
      page: join(root, 'out/renderer'),
      core: pathToFileURL(join(root, 'src/core/process.ts')),
      port: options.port,
      ...demonstration(options),
      onReport(report) {
        if (report.type === 'demonstration') startPortal(report.base);
        tell(report, options.dataFolder, () => end(1));
      },
      onLost() {
        console.error(
          "Le cœur de Guichet s'est arrêté. Ce qui était enregistré l'est toujours\u202f: relancez Guichet.",
        );
        end(1);
      },
      onSpentAddress: () => console.log(`Nouvelle adresse\u202f: ${door.newLaunchAddress()}`),
      onWindow: () => {
        windows += 1;
      },
    });
  } catch (error) {
    console.error(startFault(error, options));
    return 1;
  }
  await fetch(`http://127.0.0.1:${door.port}/`);

  const browser = options.open && options.hasScreen ? findBrowser() : undefined;
  let window: BrowserWindow | undefined;
  if (browser !== undefined) {
    window = openBrowserWindow({ executable: browser, address: door.newLaunchAddress() });
    console.log(`Guichet: http://127.0.0.1:${door.port}/`);
    void window.closed.then(() => {
      if (windows > 0) return end(0);
      console.log(
        "La fenêtre ne s'est pas ouverte. Ouvrez cette adresse dans un navigateur de ce poste\u202f:",
      );
      console.log(door.newLaunchAddress());
    });
  } else {
    if (options.open) console.log(noWindowSentence(options.hasScreen));
    // For a person or a script that opens it itself, again if needed; a window of ours gets a single-use one, seen in `ps`.
    console.log(`Guichet: ${door.newLaunchAddress(true)}`);
  }

  if (typeof options.portal === 'object') {
    console.log(
      `Portail\u202f: ${options.portal.address}, à relier sur la File d'envoi avec le code donné par son administrateur.`,
    );
  }
  open();

  const code = await ended;
  // Referenced on purpose: what will not close must not keep the terminal.
  const limit = setTimeout(() => process.exit(code), CLOSE_LIMIT_MS);
  window?.close();
  // Whatever has not opened by now never will.
  const stopped = portal?.then((one) => one.stop());
  await Promise.all([door.close(), window?.closed, stopped]);
  clearTimeout(limit);
  return code;
}
