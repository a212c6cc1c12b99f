// The map of incidents. Everything it draws comes from this server; text is drawn from local fonts.
import * as maplibregl from '/assets/maplibre-gl/dist/maplibre-gl.mjs';

const box = document.getElementById('map');
const ink = '#17324d';
const home = { center: [38.0, 35.2], zoom: 5.6 };

function hasWebGL2() {
  return Boolean(document.createElement('canvas').getContext('webgl2'));
}

async function basemap() {
  const world = await (await fetch('/assets/world-atlas/countries-10m.json')).json();
  const countries = world.objects.countries;
  return {
    land: topojson.feature(world, world.objects.land),
    borders: topojson.mesh(world, countries, (a, b) => a !== b),
  };
}

function style(base) {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: base.land, tolerance: 0.2 },
      borders: { type: 'geojson', data: { type: 'Feature', geometry: base.borders, properties: {} }, tolerance: 0.2 },
      labels: { type: 'geojson', data: box.dataset.labels },
      incidents: { type: 'geojson', data: pointsUrl(), cluster: true, clusterRadius: 26, clusterMaxZoom: 10 },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#d5e1e6' } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': '#f6f2e8' } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': '#9a917d', 'line-width': 1, 'line-dasharray': [4, 2] } },
      labelLayer('towns', ['==', ['get', 'rank'], 2], 7, 11),
      labelLayer('capitals', ['==', ['get', 'rank'], 1], 4.5, 13),
      {
        id: 'clusters', type: 'circle', source: 'incidents', filter: ['has', 'point_count'],
        paint: {
          'circle-color': '#b3432b', 'circle-opacity': 0.82, 'circle-stroke-color': '#fff', 'circle-stroke-width': 1.5,
          'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1.4, 10, 10, 26],
        },
      },
      {
        id: 'cluster-count', type: 'symbol', source: 'incidents', filter: ['has', 'point_count'],
        layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-size': 12, 'text-font': ['Desk Bold'], 'text-allow-overlap': true },
        paint: { 'text-color': '#fff' },
      },
      {
        id: 'points', type: 'circle', source: 'incidents', filter: ['!', ['has', 'point_count']],
        paint: {
          'circle-radius': 7,
          'circle-color': '#b3432b',
          'circle-opacity': ['case', ['>', ['get', 'precision'], 2], 0.12, 0.85],
          'circle-stroke-color': ['case', ['>', ['get', 'precision'], 2], '#b3432b', '#fff'],
          'circle-stroke-width': 2,
        },
      },
    ],
    'font-faces': fontFaces(),
  };
}

function labelLayer(id, filter, minzoom, size) {
  return {
    id, type: 'symbol', source: 'labels', filter, minzoom,
    layout: {
      'text-field': ['format', ['get', 'name'], {}, '\n', {}, ['get', 'native'], { 'font-scale': 0.9 }],
      'text-size': size, 'text-font': ['Desk'], 'text-offset': [0, 0.9], 'text-anchor': 'top', 'text-optional': true,
    },
    paint: { 'text-color': '#4c463a', 'text-halo-color': '#f6f2e8', 'text-halo-width': 1.4 },
  };
}

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

function pointsUrl() {
  const list = document.querySelector('.cards');
  const query = list ? list.dataset.query : '';
  return box.dataset.points + (query ? `?${query}` : '');
}

function fit(map, points, animate) {
  const spots = points.features.map((f) => f.geometry.coordinates);
  if (!spots.length) return;
  const bounds = spots.reduce((b, p) => b.extend(p), new maplibregl.LngLatBounds(spots[0], spots[0]));
  map.fitBounds(bounds, { padding: 50, maxZoom: 9, animate });
}

function popup(map, feature) {
  // text nodes only: names and descriptions come out of hostile reports
  const p = feature.properties;
  const body = document.createElement('div');
  const link = document.createElement('a');
  link.href = `/incident/${encodeURIComponent(p.id)}`;
  link.textContent = p.what;
  const facts = document.createElement('p');
  facts.textContent = [p.date, p.place, p.killed ? `${p.killed} killed` : ''].filter(Boolean).join(' · ');
  body.append(link, facts);
  new maplibregl.Popup({ maxWidth: '280px' }).setLngLat(feature.geometry.coordinates).setDOMContent(body).addTo(map);
}

async function start() {
  if (!hasWebGL2()) {
    box.classList.add('no-webgl');
    box.textContent = 'The map needs WebGL 2, which this browser does not offer. The list holds the same incidents.';
    document.body.dataset.ready = 'no-map';
    return;
  }
  const [base, points] = await Promise.all([basemap(), fetch(pointsUrl()).then((r) => r.json())]);
  const map = new maplibregl.Map({
    container: box, style: style(base), ...home, attributionControl: false, dragRotate: false, pitchWithRotate: false,
    maxZoom: 14, minZoom: 2,
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new maplibregl.ScaleControl({}), 'bottom-left');
  map.addControl(new maplibregl.AttributionControl({ compact: true, customAttribution: 'Natural Earth' }), 'bottom-right');
  fit(map, points, false);

  for (const layer of ['points', 'clusters']) {
    map.on('mouseenter', layer, () => { map.getCanvas().style.cursor = 'pointer'; });
    map.on('mouseleave', layer, () => { map.getCanvas().style.cursor = ''; });
  }
  map.on('click', 'points', (event) => popup(map, event.features[0]));
  map.on('click', 'clusters', async (event) => {
    const cluster = event.features[0];
    const zoom = await map.getSource('incidents').getClusterExpansionZoom(cluster.properties.cluster_id);
    map.easeTo({ center: cluster.geometry.coordinates, zoom: Math.min(zoom + 0.5, 13) });
  });
  document.addEventListener('htmx:after:swap', async () => {
    const fresh = await (await fetch(pointsUrl())).json();
    map.getSource('incidents').setData(fresh);
    fit(map, fresh, true);
  });
  map.once('idle', () => { document.body.dataset.ready = 'map'; });
}

start();
