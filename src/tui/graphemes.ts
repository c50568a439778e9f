/** Splits text into what a person sees as one character each. */
export const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
