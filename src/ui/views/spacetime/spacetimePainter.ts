// The thread that paints the space-time diagram (see Picture.tsx), so that the page's own thread is free for everything else.
import type { MessageLook } from '../stage/messageLook.ts';
import { inksOf } from '../stage/paintMessage.ts';
import { loadFonts } from '../stage/threadFonts.ts';
import type { Ground } from './ground.ts';
import { paintDiagram } from './paint.ts';
import type { Colours, PainterMessage, Painting } from './painting.ts';

let context: OffscreenCanvasRenderingContext2D | null = null;
let colours: (Colours & Pick<Ground, 'inks'>) | null = null;
let looks: MessageLook[] = [];
let painting: Painting | null = null;
let isDue = false;

self.onmessage = ({ data }: MessageEvent<PainterMessage>) => {
  if ('canvas' in data) {
    context = data.canvas.getContext('2d');
    painting = null;
    looks = [];
  } else if ('colours' in data) {
    // Gradients of one context are as good for another.
    colours = context && { ...data.colours, inks: inksOf(context, data.colours.colors, data.colours.font) };
    paintSoon();
  } else {
    looks.push(...data.looks);
    painting = data;
    paintSoon();
  }
};

loadFonts(paintSoon);

/** At the next frame of the screen, the latest of all that has come by then. */
function paintSoon(): void {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    if (!context || !colours || !painting) return;
    const { sheet } = painting;
    const { canvas } = context;
    const [long, wide] = [Math.round(sheet.length * sheet.scale), Math.round(sheet.breadth * sheet.scale)];
    const [width, height] = sheet.isUpright ? [wide, long] : [long, wide];
    // To set a size is to wipe the canvas: right before it is painted on, nobody sees it empty.
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    paintDiagram({ context, ...sheet, ...colours }, looks, painting);
  });
}
