/** pychat's own version; the build puts it in. */
export const pychatVersion = process.env.PYCHAT_VERSION ?? '0.0.0-source';

/** How pychat names itself to others. */
export const software = `pychat ${pychatVersion}`;
