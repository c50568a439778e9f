// Stands for `Intl.Segmenter` everywhere in the bundle. Packages make one as they are loaded, and the first one of a process
// costs 17 ms: ICU reads its tables. Most commands never look at a text by its graphemes.
const { Segmenter } = Intl;

export class LazySegmenter {
  readonly #options: ConstructorParameters<typeof Segmenter>;
  #segmenter: Intl.Segmenter | undefined;

  constructor(...options: ConstructorParameters<typeof Segmenter>) {
    this.#options = options;
  }

  segment(text: string): Intl.Segments {
    this.#segmenter ??= new Segmenter(...this.#options);
    return this.#segmenter.segment(text);
  }
}
