// How the map looks: land and borders from this server, labels drawn from local fonts, marks by verdict.

const narrow = matchMedia('(max-width: 860px)').matches;
// A phone draws labels with its own fonts: ours are 1.3 MB that a list of incidents does not need.
const [plain, bold] = narrow ? ['sans-serif', 'sans-serif'] : ['Desk', 'Desk Bold'];

export const CLUSTERED_TO = 14; // always: incidents at one spot would hide one another

function fontFaces() {
  const at = (path) => new URL(`/assets/expo-google-fonts/${path}`, location.href).href;
  const arabic = ['U+0600-06FF', 'U+0750-077F', 'U+08A0-08FF', 'U+FB50-FDFF', 'U+FE70-FEFF'];
  const latin = ['U+0000-05FF', 'U+1E00-20FF'];
  return {
    Desk: [
      { url: at('noto-sans/400Regular/NotoSans_400Regular.ttf'), 'unicode-range': latin },
      { url: at('noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf'), 'unicode-range': arabic },
    ],
    'Desk Bold': [{ url: at('noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'), 'unicode-range': latin }],
  };
}

function labels(id, rank, minzoom, size) {
  return {
    id, type: 'symbol', source: 'labels', filter: ['==', ['get', 'rank'], rank], minzoom,
    layout: {
      'text-field': ['format', ['get', 'name'], {}, '\n', {}, ['get', 'native'], { 'font-scale': 0.9 }],
      'text-size': size, 'text-font': [plain], 'text-offset': [0, 0.8], 'text-anchor': 'top',
    },
    paint: { 'text-color': '#4c463a', 'text-halo-color': '#f6f2e8', 'text-halo-width': 1.4 },
  };
}

const isBunch = ['has', 'point_count'];
// A bunch says how many of its incidents bear the verdict, of those it holds, that asks most for attention.
const telling = [['apparent_violation', '◆', '#a32014'], ['disputed', '■', '#8a55ad'], ['insufficient_information', '▲', '#b07a10']];
const byVerdict = (value, other) => ['case', ...telling.flatMap((one) => [['>', ['get', one[0]], 0], value(one)]), other];
const sum = ([verdict]) => [verdict, ['+', ['case', ['==', ['get', 'verdict'], verdict], 1, 0]]];
const size = ['get', 'point_count_abbreviated'];

function incidents() {
  return [
    {
      id: 'bunches', type: 'circle', source: 'incidents', filter: isBunch,
      paint: {
        'circle-color': '#34495e', 'circle-opacity': 0.92,
        'circle-stroke-color': byVerdict(([, , colour]) => colour, '#ffffff'),
        'circle-stroke-width': byVerdict(() => 3, 1.5),
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1.4, byVerdict(() => 14, 11), 10, 22, 30, 30],
      },
    },
    {
      id: 'bunch-counts', type: 'symbol', source: 'incidents', filter: isBunch,
      layout: {
        'text-field': byVerdict(([verdict, sign]) => ['concat', size, `\n${sign}`, ['to-string', ['get', verdict]]], ['to-string', size]),
        'text-size': 11, 'text-line-height': 1.05, 'text-font': [bold], 'text-allow-overlap': true, 'text-ignore-placement': true,
      },
      paint: { 'text-color': '#ffffff' },
    },
    {
      id: 'points', type: 'symbol', source: 'incidents', filter: ['!', isBunch],
      layout: {
        'icon-image': ['concat', ['get', 'verdict'], ['case', ['==', ['get', 'rough'], 1], '-rough', '']],
        'icon-allow-overlap': true, 'icon-ignore-placement': true,
      },
    },
    {
      id: 'chosen', type: 'circle', source: 'chosen',
      paint: {
        'circle-radius': 17, 'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': '#e08a00', 'circle-stroke-width': 4,
      },
    },
  ];
}

export const nothing = { type: 'FeatureCollection', features: [] };

export function style(land, labelsAt, points) {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: land, tolerance: 0.2 },
      labels: { type: 'geojson', data: labelsAt },
      incidents: {
        type: 'geojson', data: points, cluster: true, clusterRadius: 22, clusterMaxZoom: CLUSTERED_TO,
        clusterProperties: Object.fromEntries(telling.map(sum)),
      },
      chosen: { type: 'geojson', data: nothing },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#d5e1e6' } },
      { id: 'land', type: 'fill', source: 'land', filter: ['==', ['get', 'kind'], 'land'], paint: { 'fill-color': '#f6f2e8', 'fill-antialias': false } },
      { id: 'borders', type: 'line', source: 'land', filter: ['==', ['get', 'kind'], 'borders'], paint: { 'line-color': '#9a917d', 'line-width': 1, 'line-dasharray': [4, 2] } },
      labels('towns', 2, 7.5, 11),
      labels('cities', 1, 4.5, 13),
      ...incidents(),
    ],
    ...(narrow ? {} : { 'font-faces': fontFaces() }),
  };
}

// The marks are the legend's own shapes, so that the two cannot come to differ.
export function addMarks(map, legend) {
  for (const entry of legend.querySelectorAll('li[data-verdict]')) {
    const shape = entry.querySelector('svg');
    const path = new Path2D(shape.querySelector('path').getAttribute('d'));
    const colour = getComputedStyle(shape).color;
    for (const rough of [false, true]) {
      map.addImage(entry.dataset.verdict + (rough ? '-rough' : ''), draw(path, colour, rough), { pixelRatio: 2 });
    }
  }
}

function draw(path, colour, rough) {
  const size = 40;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.lineJoin = 'round';
  pen.translate(size / 2, size / 2);
  pen.scale(2.4, 2.4);
  pen.translate(-6, -6);
  pen.lineWidth = 3;
  pen.strokeStyle = '#ffffff';
  pen.stroke(path);
  if (rough) {
    pen.fillStyle = 'rgba(255,255,255,0.9)';
    pen.fill(path);
    pen.lineWidth = 1.7;
    pen.strokeStyle = colour;
    pen.stroke(path);
  } else {
    pen.fillStyle = colour;
    pen.fill(path);
  }
  return pen.getImageData(0, 0, size, size);
}
