import { KeyFileError } from '../identity/key-file-error.ts';
import { openPersonKey, type PersonKey } from '../identity/person-key.ts';
import { places } from './places.ts';
import { PychatError } from './pychat-error.ts';

/** The key of whoever runs this program; made at the first start. Throws a `PychatError` if there is none to be had. */
export function openOwnKey(): PersonKey {
  try {
    return openPersonKey(places.configFolder);
  } catch (error) {
    if (error instanceof KeyFileError) throw new PychatError('failed', error.message, { cause: error });
    throw error;
  }
}
