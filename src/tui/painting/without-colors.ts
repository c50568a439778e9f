/** Leaves the colours out of what is written to a terminal; bold, dim, inverse and all else stay. */
export function withoutColors(output: string): string {
  return output.replace(/\u001b\[([\d;:]*)m/gu, (sequence, parameters: string) => {
    const kept = withoutColorParameters(parameters);
    if (kept === parameters) return sequence;
    return kept === '' ? '' : `\u001b[${kept}m`;
  });
}

// ECMA-48 8.3.117: 30–49 and 90–107 are colours, 38 and 48 with the parameters that follow; 58 and 59 those of underlines.
const color = /^(?:[34]\d|9\d|10[0-7]|5[89])(?::|$)/u;

function withoutColorParameters(parameters: string): string {
  const kept: string[] = [];
  const rest = parameters.split(';');
  for (let parameter = rest.shift(); parameter !== undefined; parameter = rest.shift()) {
    if (!color.test(parameter)) kept.push(parameter);
    else if (/^[345]8$/u.test(parameter)) rest.splice(0, rest[0] === '2' ? 4 : 2);
  }
  return kept.join(';');
}
