// The board: a map of the listed incidents, tied to the list and the timeline beside it.
import * as maplibregl from '/assets/maplibre-gl/dist/maplibre-gl.mjs';
import { CLUSTERED_TO, addMarks, nothing, style } from './map-style.js';

const box = document.getElementById('map');
const note = document.getElementById('marked');
const allMarks = document.getElementById('all-marks');
const MOST_NAMED = 12; // incidents of one spot that a popup names
const CLOSE = 0.85; // the part of the marks that the first view holds: one far away must not shrink the rest

let map;
let points = nothing;

// --- which marks there are ---

const listed = () => document.querySelector('.cards')?.dataset.query ?? '';

async function fetchPoints() {
  const query = listed();
  const answer = await fetch(box.dataset.points + (query ? `?${query}` : ''));
  if (!answer.ok) throw new Error(`points: ${answer.status}`);
  return { ...(await answer.json()), query };
}

const spot = (feature) => feature.geometry.coordinates;

function bounds(features, part) {
  if (!features.length) return null;
  const middle = [0, 1].map((axis) => features.map((f) => spot(f)[axis]).sort((a, b) => a - b)[features.length >> 1]);
  const far = (f) => Math.hypot(spot(f)[0] - middle[0], spot(f)[1] - middle[1]);
  const near = [...features].sort((a, b) => far(a) - far(b));
  const reach = far(near[Math.ceil(near.length * part) - 1]) * 1.25 + 0.5;
  const kept = near.filter((f) => far(f) <= reach);
  return kept.reduce((b, f) => b.extend(spot(f)), new maplibregl.LngLatBounds(spot(kept[0]), spot(kept[0])));
}

function fit(part, animate) {
  const view = bounds(points.features, part);
  if (view) map.fitBounds(view, { padding: box.clientWidth > 600 ? 60 : 34, maxZoom: 8.5, animate });
}

function tell() {
  const marked = points.features.length;
  const number = (n) => n.toLocaleString('en');
  const parts = [points.total ? `${number(marked)} of ${number(points.total)} on the map` : 'No incident to mark'];
  if (points.unplaced) parts.push(`${number(points.unplaced)} without a place that could be marked`);
  if (points.left_out) parts.push(`${number(points.left_out)} more, left out: narrow the list`);
  const view = map.getBounds();
  const outside = points.features.filter((f) => !view.contains(spot(f))).length;
  if (outside) parts.push(`${number(outside)} outside this view`);
  const said = parts.join(' · ');
  if (note.textContent !== said) note.textContent = said;
  allMarks.hidden = !outside;
}

// --- the list and the map point at each other ---

function ring(feature) {
  map.getSource('chosen').setData(feature ? { type: 'Feature', geometry: feature.geometry, properties: {} } : nothing);
}

function followList() {
  const results = document.getElementById('results');
  const point = (event) => {
    const id = event.target.closest?.('.card')?.dataset.id;
    ring(points.features.find((f) => f.properties.id === id));
  };
  results.addEventListener('mouseover', point);
  results.addEventListener('focusin', point);
  results.addEventListener('mouseleave', () => ring(null));
  results.addEventListener('focusout', () => ring(null));
}

function markCards(ids) {
  for (const card of document.querySelectorAll('.card')) card.classList.toggle('chosen', ids.includes(card.dataset.id));
  const first = document.querySelector('.card.chosen');
  if (first && getComputedStyle(document.getElementById('results')).overflowY === 'auto') first.scrollIntoView({ block: 'nearest' });
}

function popup(features, total, at) {
  // Text nodes only: names and descriptions come out of hostile reports.
  const body = document.createElement('div');
  body.className = 'spot';
  for (const { properties: p } of features) {
    const link = document.createElement('a');
    link.href = `/incident/${encodeURIComponent(p.id)}`;
    link.textContent = p.what;
    link.dir = 'auto';
    const facts = document.createElement('p');
    const verdict = p.verdict === 'none' ? 'no finding' : p.verdict.replaceAll('_', ' ');
    const toll = p.killed && `${p.killed} killed`;
    facts.textContent = [p.date, p.place, toll, verdict, p.rough && 'place known roughly'].filter(Boolean).join(' · ');
    facts.dir = 'auto';
    body.append(link, facts);
  }
  if (total > features.length) {
    const more = document.createElement('p');
    more.textContent = `and ${total - features.length} more here; filter the list to see them`;
    body.append(more);
  }
  markCards(features.map((f) => f.properties.id));
  const shown = new maplibregl.Popup({ maxWidth: '300px' }).setLngLat(at).setDOMContent(body).addTo(map);
  shown.on('close', () => markCards([]));
}

async function open(bunch) {
  const source = map.getSource('incidents');
  const { cluster_id: id, point_count: total } = bunch.properties;
  const zoom = await source.getClusterExpansionZoom(id);
  if (zoom <= CLUSTERED_TO && map.getZoom() < map.getMaxZoom() - 0.1) {
    map.easeTo({ center: spot(bunch), zoom: Math.min(zoom + 0.3, map.getMaxZoom()) });
  } else {
    popup(await source.getClusterLeaves(id, MOST_NAMED, 0), total, spot(bunch));
  }
}

// --- start ---

function withoutMap(why) {
  box.classList.add('no-map');
  box.textContent = why;
  document.querySelector('.under-map').hidden = true;
  document.body.dataset.ready = 'no-map';
}

async function start() {
  if (!document.createElement('canvas').getContext('webgl2')) {
    withoutMap('The map needs WebGL 2, which this browser does not offer. The list holds the same incidents.');
    return;
  }
  const [land, found] = await Promise.all([fetch(box.dataset.land).then((r) => r.json()), fetchPoints()]);
  points = found;
  map = new maplibregl.Map({
    container: box, style: style(land, box.dataset.labels, points), center: [38, 35.2], zoom: 5.6,
    attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, minZoom: 1.5, maxZoom: 15,
    cooperativeGestures: matchMedia('(pointer: coarse)').matches, // one finger scrolls the page past the map
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new maplibregl.ScaleControl({}), 'bottom-left');
  map.addControl(new maplibregl.AttributionControl({ compact: false, customAttribution: 'Natural Earth' }), 'bottom-right');
  map.touchZoomRotate.disableRotation();
  addMarks(map, document.getElementById('marks'));
  fit(CLOSE, false);

  for (const layer of ['points', 'bunches']) {
    map.on('mouseenter', layer, () => { map.getCanvas().style.cursor = 'pointer'; });
    map.on('mouseleave', layer, () => { map.getCanvas().style.cursor = ''; });
  }
  map.on('click', 'points', (event) => popup([event.features[0]], 1, spot(event.features[0])));
  map.on('click', 'bunches', (event) => open(event.features[0]));
  map.on('moveend', tell);
  allMarks.addEventListener('click', () => fit(1, true));
  followList();
  document.addEventListener('htmx:after:swap', async () => {
    if (listed() === points.query) return; // another page of the same list
    points = await fetchPoints();
    map.getSource('incidents').setData(points);
    ring(null);
    fit(CLOSE, true);
    tell();
  });
  map.once('idle', () => { tell(); document.body.dataset.ready = 'map'; });
}

start().catch((error) => {
  console.error(error);
  withoutMap('The map could not be drawn. The list holds the same incidents.');
});
