/** Texts by name, kept by the browser. */
export interface TextStore {
  read(name: string): string | undefined;
  /** Undefined takes it away. */
  write(name: string, text: string | undefined): void;
}

const prefix = 'pychat.';

/**
 * A store in what the browser keeps for this page (`localStorage`) or this tab (`sessionStorage`). Where that is forbidden, full or
 * not there, as in some private windows, it is kept in memory: for as long as the page is open.
 */
export function openTextStore(openStorage: () => Storage): TextStore {
  const memory = new Map<string, string>();
  const tryWith = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(openStorage());
    } catch {
      return undefined;
    }
  };
  return {
    read: (name) => memory.get(name) ?? tryWith((storage) => storage.getItem(prefix + name)) ?? undefined,
    write: (name, text) => {
      memory.delete(name);
      if (text === undefined) tryWith((storage) => storage.removeItem(prefix + name));
      else if (!tryWith((storage) => writeTo(storage, { name, text }))) memory.set(name, text);
    },
  };
}

function writeTo(storage: Storage, { name, text }: { name: string; text: string }): true {
  storage.setItem(prefix + name, text);
  return true;
}

/** For this browser, in all its tabs. */
export const browserStore = openTextStore(() => localStorage);

/** For this tab, over its reloads. */
export const tabStore = openTextStore(() => sessionStorage);
