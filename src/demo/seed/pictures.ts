import sharp from 'sharp'
import type { SeededFile } from './seeder.ts'

const width = 1600
const height = 900

/** What can be drawn: all of it simple shapes, our own work, so that no font and no licence is needed. */
export type Scene = 'workshop' | 'map' | 'laptop' | 'package' | 'chart' | 'portrait' | 'book' | 'hands'

type Palette = readonly [background: string, main: string, light: string, dark: string]

export const palettes = {
  djangoGirls: ['#fff3ea', '#ff9400', '#ffd9a8', '#5b2c6f'],
  pyOpenSci: ['#eef3f8', '#735fab', '#81c0aa', '#33205c'],
} as const satisfies Record<string, Palette>

const draw: Record<Scene, (palette: Palette) => string> = {
  workshop: ([, main, light, dark]) =>
    [0, 1, 2, 3, 4].map((index) => person({ x: 220 + index * 290, y: 360, skin: index % 2 ? '#8d5a3b' : '#e5b58f', shirt: index % 2 ? main : dark })).join('') +
    `<rect x="80" y="640" width="1440" height="36" rx="12" fill="${dark}"/>${[0, 1, 2].map((index) => laptop({ x: 330 + index * 380, y: 510, screen: light, shell: dark })).join('')}`,
  map: ([, main, light, dark]) =>
    `<ellipse cx="800" cy="450" rx="620" ry="340" fill="${light}"/>` +
    [200, 330, 450, 570, 700].map((y) => `<path d="M180 ${y} H1420" stroke="#fff" stroke-width="3"/>`).join('') +
    [
      [420, 380],
      [560, 520],
      [730, 330],
      [860, 480],
      [980, 360],
      [1120, 560],
      [1220, 420],
      [650, 650],
      [900, 640],
      [1040, 250],
    ]
      .map(([x, y], index) => `<circle cx="${x}" cy="${y}" r="26" fill="${index % 3 ? main : dark}"/>`)
      .join(''),
  laptop: ([, main, light, dark]) =>
    `<rect x="420" y="180" width="760" height="480" rx="28" fill="${dark}"/><rect x="450" y="210" width="700" height="420" rx="10" fill="${light}"/><path d="M340 690 H1260 L1320 760 H280 Z" fill="${dark}"/>` +
    [0, 1, 2, 3, 4]
      .map((row) => `<rect x="${500 + (row % 3) * 50}" y="${260 + row * 70}" width="${420 - (row % 2) * 140}" height="28" rx="14" fill="${row % 2 ? main : '#fff'}"/>`)
      .join(''),
  package: ([, main, light, dark]) =>
    `<path d="M800 170 L1160 340 V620 L800 800 L440 620 V340 Z" fill="${main}"/><path d="M800 170 L1160 340 L800 510 L440 340 Z" fill="${light}"/><path d="M800 510 V800 L440 620 V340 Z" fill="${dark}" opacity=".55"/><path d="M610 260 L970 430 V540 L1010 520 V410 L650 240 Z" fill="#fff" opacity=".8"/>`,
  chart: ([, main, light, dark]) =>
    [160, 230, 210, 320, 390, 470]
      .map((size, index) => `<rect x="${290 + index * 180}" y="${720 - size}" width="110" height="${size}" rx="12" fill="${index % 2 ? main : light}"/>`)
      .join('') +
    `<path d="M250 720 H1360" stroke="${dark}" stroke-width="10" stroke-linecap="round"/><path d="M345 520 L525 450 L705 470 L885 360 L1065 290 L1245 200" fill="none" stroke="${dark}" stroke-width="12"/>`,
  portrait: ([, main, light]) => `<circle cx="800" cy="450" r="390" fill="${light}"/>${person({ x: 800, y: 380, skin: '#c68863', shirt: main, scale: 2.4 })}`,
  book: ([, main, light, dark]) =>
    `<path d="M800 260 C660 180 460 180 300 240 V700 C460 640 660 640 800 720 Z" fill="${light}"/><path d="M800 260 C940 180 1140 180 1300 240 V700 C1140 640 940 640 800 720 Z" fill="#fff"/><path d="M800 260 V720" stroke="${dark}" stroke-width="10"/>` +
    [0, 1, 2, 3]
      .map((row) => `<path d="M870 ${320 + row * 80} C960 ${290 + row * 80} 1120 ${290 + row * 80} 1230 ${320 + row * 80}" stroke="${main}" stroke-width="14" fill="none"/>`)
      .join(''),
  hands: ([, main, light, dark]) =>
    [main, dark, light, '#e5b58f', '#8d5a3b']
      .map(
        (colour, index) =>
          `<g transform="rotate(${index * 72} 800 450)"><rect x="760" y="110" width="80" height="260" rx="40" fill="${colour}"/><circle cx="800" cy="390" r="58" fill="${colour}"/></g>`,
      )
      .join(''),
}

function person({ x, y, skin, shirt, scale = 1 }: { x: number; y: number; skin: string; shirt: string; scale?: number }): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})"><circle cx="0" cy="-60" r="62" fill="#3b2418"/><circle cx="0" cy="-40" r="54" fill="${skin}"/><path d="M-92 190 C-92 60 -50 28 0 28 C50 28 92 60 92 190 Z" fill="${shirt}"/></g>`
}

function laptop({ x, y, screen, shell }: { x: number; y: number; screen: string; shell: string }): string {
  return `<rect x="${x}" y="${y}" width="190" height="124" rx="10" fill="${shell}"/><rect x="${x + 10}" y="${y + 10}" width="170" height="104" rx="5" fill="${screen}"/>`
}

/** Draws a scene as a picture that can be uploaded. */
export async function drawPicture({ scene, palette, name }: { scene: Scene; palette: Palette; name: string }): Promise<SeededFile> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${palette[0]}"/>${draw[scene](palette)}</svg>`
  const data = await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer()
  return { data, mimetype: 'image/png', name: `${name}.png`, size: data.length }
}
