import { neutralize } from '../../chat/text.ts';
import { places } from '../places.ts';
import { type Trouble, troubleOf } from './log-entry.ts';
import { LogFile } from './log-file.ts';

/** Writes a defect with its stack into the log file; returns what a person is told of it. */
export function keepDefect(error: unknown, { isDebugging }: { isDebugging: boolean }): string {
  const defect = troubleOf('defect', error);
  const message = neutralize(defect.message).replace(/[.\s]+$/u, '');
  const told = `a defect in pychat itself: ${message}. ${keep(defect)}`;
  return isDebugging ? `${told}\n${neutralize(defect.stack)}` : told;
}

/** Says where it is, or why it is not there. */
function keep(defect: Trouble): string {
  let failure: string | undefined;
  const file = new LogFile((reason) => (failure = reason));
  file.write(defect);
  file.flush();
  if (failure === undefined) return `Details are in ${places.logFile}.`;
  return `Its details cannot be kept in ${places.logFile} (${failure}); --debug shows them.`;
}
