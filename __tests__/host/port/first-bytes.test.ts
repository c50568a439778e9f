import { describe, expect, it } from '@jest/globals';
import { recognizeFirstBytes } from '../../../src/host/port/first-bytes.ts';

describe('recognizeFirstBytes', () => {
  it.each([
    ['', 'undecided'],
    ['G', 'undecided'],
    ['GET', 'undecided'],
    ['GET ', 'http'],
    ['OPTIONS /', 'http'],
    ['PUT /x', 'http'],
    ['P', 'undecided'],
    ['PAT', 'undecided'],
    ['PX', 'other'],
    ['get ', 'other'],
    ['GETS', 'other'],
    ['\u0016', 'undecided'],
    ['\u0016\u0003', 'tls'],
    ['\u0016\u0002', 'other'],
    ['\u0003', 'other'],
    ['\u0016\u0003\u0001', 'tls'],
    ['NICK ada', 'other'],
    ['\u0000', 'other'],
    ['\n', 'other'],
  ])('%j is %s', (text, expected) => {
    expect(recognizeFirstBytes(Buffer.from(text, 'latin1'))).toBe(expected);
  });
});
