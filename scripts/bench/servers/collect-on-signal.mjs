// Preloaded with --import and --expose-gc: SIGUSR2 frees all that is no longer needed, so that what stays can be measured.
// A plain `gc()` leaves half-empty pages behind, of which a burst of connections makes as many as it holds for good.
process.on('SIGUSR2', () => globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' }));
