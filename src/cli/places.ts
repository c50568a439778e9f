import path from 'node:path';
import envPaths from 'env-paths';

// env-paths keeps logs beside other state on every system.
const { config, data, log: state } = envPaths('pychat', { suffix: '' });

/** Where pychat keeps things, by the customs of the system (XDG on Linux). */
export const places = {
  /** The key, and what the person has set. */
  configFolder: config,
  configFile: path.join(config, 'config.json'),
  /** Of whom nothing is to be shown. */
  ignoredFile: path.join(config, 'ignored.json'),
  /** A host's rooms. */
  roomsFolder: path.join(data, 'rooms'),
  /** The nick that was used last. */
  lastNickFile: path.join(state, 'last-nick'),
  /** How far each host's log was read. */
  lastSeenFile: path.join(state, 'last-seen.json'),
  /** What was submitted, for ↑; the older half of it in a second file. */
  inputHistoryFile: path.join(state, 'input-history'),
  olderInputHistoryFile: path.join(state, 'input-history.old'),
  /** What hosts and defects leave behind for whoever looks into them; older ones as `.1` and `.2`. */
  logFile: path.join(state, 'pychat.log'),
  /** One file for each host that runs on this machine. */
  runningHostsFolder: path.join(state, 'running'),
} as const;
