import * as v from 'valibot';
import { neutralizeLine } from '../chat/text.ts';
import { decodeJson } from './decode-json.ts';
import { ProtocolError } from './protocol-error.ts';

const maxComplaintCharacters = 200;

/** The frame in a text; throws a `ProtocolError` when it is not of this schema. [P23] */
export function decodeFrame<Schema extends v.GenericSchema>(
  text: string,
  { schema, sender }: { readonly schema: Schema; readonly sender: 'client' | 'host' },
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, decodeJson(text), { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  // It quotes what came, and that is as long and as harmful as the peer likes.
  const { received, expected } = issue;
  const complaint = neutralizeLine(
    `${received}${expected === null ? '' : ` instead of ${expected}`}`.slice(0, maxComplaintCharacters),
  );
  throw new ProtocolError(`The ${sender} sent a frame with a wrong ${v.getDotPath(issue) ?? 'form'}: ${complaint}.`);
}
