import { sendAnswer } from './answer.ts';
import type { Handler, HttpGatewayParts } from './http-parts.ts';

/** Says that the host is there, for whatever watches over it. [P75] */
export function healthHandler({ title, version }: Pick<HttpGatewayParts, 'title' | 'version'>): Handler {
  const text = `${JSON.stringify({ status: 'ok', version, title })}\n`;
  return ({ response }) => sendAnswer(response, { status: 200, text, headers: { 'Content-Type': 'application/json' } });
}

/** What the host counts, for whom it is meant. [P75] */
export function metricsHandler({ metrics }: Pick<HttpGatewayParts, 'metrics'>): Handler {
  return async ({ request, response }) => {
    if (!metrics) return sendAnswer(response, { status: 404, text: 'This host shows no metrics.\n' });
    if (!metrics.mayRead(request.socket.remoteAddress ?? '')) {
      return sendAnswer(response, { status: 403, text: 'This host shows its metrics to its own machine only.\n' });
    }
    const text = await metrics.text();
    sendAnswer(response, { status: 200, text, headers: { 'Content-Type': metrics.contentType } });
  };
}
