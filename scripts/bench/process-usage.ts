import { readFileSync } from 'node:fs';

// Linux counts CPU time in hundredths of a second, whatever the kernel's own clock (proc(5), sysconf(_SC_CLK_TCK)).
const msPerClockTick = 10;

/** The CPU time that a process has used, system calls included. */
export function readCpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name before the last bracket may hold anything; utime and stime are the fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * msPerClockTick;
}

/** Its memory that is in RAM. */
export function readResidentBytes(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) * 1024;
}

/** How many files and sockets this process, and those it starts, may have open. Node has raised it as far as it goes. */
export function readOpenFilesLimit(): number {
  const [, limit] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
  return Number(limit ?? Number.POSITIVE_INFINITY);
}
