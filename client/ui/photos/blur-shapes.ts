/** What is made unreadable, in fractions of the picture: its width and height are both 1. */
export type BlurShape =
  | { kind: 'stroke'; points: readonly (readonly [x: number, y: number])[] }
  | { kind: 'box'; x: number; y: number; width: number; height: number };

export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Half the brush, as a share of the picture's longer side. */
export const brushShare = 0.035;
/** So many squares along the longer side: a face of a passer-by becomes two or three of them. */
const squaresAlong = 40;
const step = 0.04;
const smallest = 0.06;

const within = (value: number, from: number, to: number): number => Math.max(from, Math.min(to, value));

/** The frame after an arrow key: moved, or with shift larger and smaller; never outside the picture. */
export function movedFrame(frame: Frame, key: string, resize: boolean): Frame {
  const right = key === 'ArrowRight' ? step : key === 'ArrowLeft' ? -step : 0;
  const down = key === 'ArrowDown' ? step : key === 'ArrowUp' ? -step : 0;
  if (resize)
    return {
      ...frame,
      width: within(frame.width + right, smallest, 1 - frame.x),
      height: within(frame.height + down, smallest, 1 - frame.y),
    };
  return {
    ...frame,
    x: within(frame.x + right, 0, 1 - frame.width),
    y: within(frame.y + down, 0, 1 - frame.height),
  };
}

/** Draws a picture with everything under the shapes as large squares, of which nothing can be made out again. */
export function drawBlurred(
  canvas: HTMLCanvasElement,
  picture: CanvasImageSource,
  shapes: readonly BlurShape[],
): void {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.drawImage(picture, 0, 0, width, height);
  if (shapes.length === 0) return;
  const square = Math.max(width, height) / squaresAlong;
  const coarse = document.createElement('canvas');
  coarse.width = Math.max(1, Math.round(width / square));
  coarse.height = Math.max(1, Math.round(height / square));
  const small = coarse.getContext('2d');
  if (small === null) return;
  small.imageSmoothingQuality = 'high';
  small.drawImage(picture, 0, 0, coarse.width, coarse.height);
  context.save();
  const area = new Path2D();
  for (const shape of shapes) addShape(area, shape, width, height);
  context.clip(area);
  context.imageSmoothingEnabled = false;
  context.drawImage(coarse, 0, 0, width, height);
  context.restore();
}

function addShape(area: Path2D, shape: BlurShape, width: number, height: number): void {
  if (shape.kind === 'box') {
    area.rect(shape.x * width, shape.y * height, shape.width * width, shape.height * height);
    return;
  }
  const radius = brushShare * Math.max(width, height);
  let [fromX, fromY] = shape.points[0] ?? [0, 0];
  for (const [x, y] of shape.points) {
    // Circles close enough to touch: a quick finger leaves points far apart.
    const apart = Math.hypot((x - fromX) * width, (y - fromY) * height);
    const count = Math.max(1, Math.ceil(apart / (radius / 2)));
    for (let part = 1; part <= count; part += 1) {
      const share = part / count;
      const centreX = (fromX + (x - fromX) * share) * width;
      const centreY = (fromY + (y - fromY) * share) * height;
      area.moveTo(centreX + radius, centreY);
      area.arc(centreX, centreY, radius, 0, 2 * Math.PI);
    }
    [fromX, fromY] = [x, y];
  }
}
