// Runs before everything else in the bundle. Node prints these two warnings about itself, not about anything a person
// did: node:sqlite is called experimental until Node 25, and the executable's code cache is refused (and not needed)
// when other V8 flags than the build's are set. All other warnings are printed as ever.
const quiet = /^SQLite is an experimental feature|^Code cache data rejected/;

for (const print of process.listeners('warning')) {
  process.off('warning', print);
  process.on('warning', (warning) => {
    if (!quiet.test(warning.message)) print(warning);
  });
}
