// The page's typefaces in a thread that paints: a thread knows none of what the style sheets name (see theme/fonts.css).
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import jetbrainsMono from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url';

const FACES = [
  { family: 'Inter Variable', file: inter, weight: '100 900' },
  { family: 'JetBrains Mono Variable', file: jetbrainsMono, weight: '100 800' },
];

/** Has this thread load them; calls for each that has come. Without one, texts are in the typeface that is named after it. */
export function loadFonts(come: () => void): void {
  const { fonts } = self as unknown as FontFaceSource;
  for (const { family, file, weight } of FACES) {
    const face = new FontFace(family, `url("${file}")`, { weight });
    face.load().then(
      () => {
        fonts.add(face);
        come();
      },
      () => undefined,
    );
  }
}
