// The thread that paints a crowd of messages (see Crowd.tsx), so that the page's own thread is free for everything else.
import { type CrowdCanvas, type CrowdPicture, NUMBERS } from './crowdPicture.ts';
import type { MessageLook } from './messageLook.ts';
import { type Inks, inksOf, paintMessage } from './paintMessage.ts';
import { loadFonts } from './threadFonts.ts';

interface Ground extends CrowdCanvas {
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly inks: Inks;
  readonly looks: MessageLook[];
}

let ground: Ground | null = null;

self.onmessage = ({ data }: MessageEvent<CrowdCanvas | CrowdPicture>) => {
  if ('canvas' in data) {
    const context = data.canvas.getContext('2d');
    ground = context && { ...data, context, inks: inksOf(context, data.colors, data.font), looks: [] };
  } else if (ground) {
    ground.looks.push(...data.looks);
    paint(ground, data);
  }
};

// The next picture, a frame later, has the faces that have come.
loadFonts(() => undefined);

function paint({ canvas, context, inks, looks, scale, size }: Ground, { messages, ripples }: CrowdPicture): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < messages.length; i += NUMBERS) {
    const [number = -1, x = 0, y = 0, angle = 0, travelled = 0, strength = 0] = messages.subarray(i, i + NUMBERS);
    const look = looks[number];
    if (!look) continue;
    context.setTransform(size, 0, 0, size, x * scale, y * scale);
    paintMessage(context, inks, look, { angle, travelled, strength });
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.lineWidth = 1.5;
  for (const { x, y, radius, color, strength } of ripples) {
    context.globalAlpha = strength;
    context.strokeStyle = inks.color(color);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}
