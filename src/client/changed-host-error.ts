import { ClientError } from './client-error.ts';

interface ChangedHost {
  /** Who answers there now, for who says yes. */
  readonly identity: string;
  /** What to ask a person, harmless to show. */
  readonly question: string;
}

/** Another host answers at an address than was met there. A person may want to join it nevertheless. */
export class ChangedHostError extends ClientError {
  readonly identity: string;
  readonly question: string;

  constructor(message: string, { identity, question }: ChangedHost) {
    super('host-changed', message, {
      hint: 'To join it as a new host: --accept-new',
    });
    this.identity = identity;
    this.question = question;
  }
}
