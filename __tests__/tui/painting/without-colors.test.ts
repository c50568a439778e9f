import { expect, it } from '@jest/globals';
import { withoutColors } from '../../../src/tui/painting/without-colors.ts';

it.each([
  ['a color', '\u001b[31mred\u001b[39m', 'red'],
  ['a bright color and its background', '\u001b[91;107mred\u001b[39;49m', 'red'],
  ['one of 256 colors', '\u001b[38;5;208morange', 'orange'],
  ['a background of all colors', '\u001b[48;2;31;1;7mblue', 'blue'],
  ['a color with colons', '\u001b[38:2::31:1:7mblue', 'blue'],
  ['the color of an underline', '\u001b[58;5;1mred\u001b[59m', 'red'],
  ['a color between others', '\u001b[1;38;5;7;4mbold\u001b[0m', '\u001b[1;4mbold\u001b[0m'],
])('leaves out %s', (_, painted, left) => {
  expect(withoutColors(painted)).toBe(left);
});

it.each([
  ['bold, dim, underlined and inverse', '\u001b[1mb\u001b[22;2md\u001b[4mu\u001b[7mi\u001b[0m\u001b[m'],
  ['where the cursor goes', '\u001b[31;40H\u001b[35G\u001b[?25h'],
  ['a link', '\u001b]8;;http://a/[31m\u001b\\text\u001b]8;;\u001b\\'],
  ['text that looks alike', '[31m 38;5;1m'],
])('keeps %s', (_, output) => {
  expect(withoutColors(output)).toBe(output);
});
