/** pychat's own version; the build puts it in, and tests have none. */
declare const pagePychatVersion: string | undefined;

declare module '*.css';
