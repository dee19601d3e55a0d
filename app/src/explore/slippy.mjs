// The slippy map under the drawing: MapLibre with the site's own files, loaded after the first paint. It needs nothing of
// Explore's code to lie there; it follows and tells it once that has been loaded.
// It draws ground, districts, rivers and towns; symbols stay with the drawing above it.

let map;

/** A colour of the page as the browser works it out: MapLibre knows neither variables nor light-dark(). */
function token(element, name) {
  const probe = document.createElement("i");
  probe.style.color = `var(${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function paints(box) {
  const ramp = ["match", ["get", "ramp"], 4, token(box, "--m4"), 3, token(box, "--m3"), 2, token(box, "--m2"), token(box, "--m1")];
  return {
    sea: { "background-color": token(box, "--sea") },
    land: { "fill-color": token(box, "--land") },
    districts: { "fill-color": ramp },
    borders: { "line-color": token(box, "--paper"), "line-width": 0.8 },
    rivers: { "line-color": token(box, "--river"), "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.8, 9, 2.4] },
    towns: {
      "text-color": token(box, "--soft"),
      "text-halo-color": token(box, "--card"),
      "text-halo-width": 1.4,
    },
  };
}

function style(box, options, districts) {
  const paint = paints(box);
  const source = (data) => ({ type: "geojson", data });
  return {
    version: 8,
    sources: {
      land: source(options.land),
      districts: source(districts),
      rivers: source(options.rivers),
      towns: source(options.towns),
    },
    layers: [
      { id: "sea", type: "background", paint: paint.sea },
      { id: "land", type: "fill", source: "land", paint: paint.land },
      { id: "districts", type: "fill", source: "districts", paint: paint.districts },
      { id: "borders", type: "line", source: "districts", paint: paint.borders },
      { id: "rivers", type: "line", source: "rivers", paint: paint.rivers },
      ...[1, 2, 3].map((rank) => ({
        id: `towns-${rank}`,
        type: "symbol",
        source: "towns",
        minzoom: [0, 4.2, 5.6, 6.6][rank],
        filter: ["==", ["get", "rank"], rank],
        layout: {
          "text-field": ["coalesce", ["get", options.language], ["get", "en"]],
          "text-font": [options.rightToLeft ? "Noto Naskh Arabic" : "sans-serif"],
          "text-size": [0, 13, 12, 11][rank],
          "text-padding": 6,
        },
        paint: paint.towns,
      })),
    ],
  };
}

// Joins hold the letters that map labels would break apart (U+200D around them).
const breaking = /[ٽڏڊڙڪټځڅډړږښګڼۍ]/g;
const joined = (text) => (text ?? "").replace(breaking, "\u200D$&\u200D");

const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * (180 / Math.PI);
const latitude = (m) => (Math.atan(Math.exp((m * Math.PI) / 180)) * 360) / Math.PI - 90;

/** The camera that shows the whole drawing in `box`, as the drawing itself lies there: see `Camera::whole`. */
function whole(box, [west, south, east, north]) {
  const [bottom, top] = [mercator(south), mercator(north)];
  const pixelsPerDegree = Math.min(box.clientWidth / (east - west), box.clientHeight / (top - bottom));
  if (!(pixelsPerDegree > 0)) throw new Error("the map's box is not shown");
  return [(west + east) / 2, latitude((bottom + top) / 2), Math.log2((pixelsPerDegree * 360) / 512)];
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** Whether this browser should load it at all: it can draw it, and is not asked to save data. */
export function wanted() {
  const connection = navigator.connection;
  if (connection && (connection.saveData || /2g|3g/.test(connection.effectiveType ?? ""))) return false;
  return !!document.createElement("canvas").getContext("webgl2");
}

/** What Explore's code does with the map's news, once it is there. */
let heard = { moved() {}, picked() {}, pointed() {} };
let laying;

/**
 * Loads and shows the map in `box`, looking at the whole drawing or, where one is given, at a camera: longitude,
 * latitude, zoom. Resolves when it is drawn; rejects when it can't be. Asked again, it gives the same promise.
 */
export function lay(box, camera) {
  // What Explore's code hands over is a window on its memory, and shows something else soon.
  return (laying ??= draw(box, camera && [...camera]));
}

/** Tells when the size of `box` has changed, whatever has changed it. */
export function watch(box, resized) {
  new ResizeObserver(() => resized()).observe(box);
}

async function draw(box, camera) {
  const options = JSON.parse(box.dataset.options);
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = options.maplibre_css;
  document.head.append(sheet);
  const [maplibre, districts, towns] = await Promise.all([
    import(options.maplibre),
    fetched(options.districts),
    fetched(options.towns),
    document.fonts?.load("12px 'Noto Naskh Arabic'", "ا").catch(() => undefined),
  ]);
  for (const feature of districts.features) {
    feature.properties.ramp = options.ramp[feature.properties.slug] ?? 1;
  }
  for (const feature of towns.features) {
    for (const language of ["sd", "ps"]) feature.properties[language] = joined(feature.properties[language]);
  }
  const [lon, lat, zoom] = camera ?? whole(box, options.bounds);
  map = new maplibre.Map({
    container: box,
    style: style(box, { ...options, towns }, districts),
    center: [lon, lat],
    zoom,
    minZoom: options.leastZoom,
    maxZoom: options.greatestZoom,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    keyboard: false,
    renderWorldCopies: false,
    fadeDuration: 0,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    locale: options.locale,
  });
  map.touchZoomRotate.disableRotation();
  const tell = (done) => (event) => {
    if (!event.byRabta) {
      const { lng, lat } = map.getCenter();
      heard.moved(lng, lat, map.getZoom(), done);
    }
  };
  map.on("move", tell(false));
  map.on("moveend", tell(true));
  const under = (event) => map.queryRenderedFeatures(event.point, { layers: ["districts"] })[0]?.properties.slug ?? "";
  map.on("click", (event) => heard.picked(under(event)));
  map.on("mousemove", (event) => heard.pointed(under(event)));
  map.on("mouseout", () => heard.pointed(""));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => repaint(box));
  await new Promise((resolve, reject) => {
    map.once("load", resolve);
    map.once("error", (event) => reject(event.error));
  });
  // The canvas is a picture for pointers; keyboards and screen readers have the drawing above it and its table.
  map.getCanvas().tabIndex = -1;
  map.getCanvas().setAttribute("aria-hidden", "true");
  box.closest(".map")?.classList.add("slippy");
}

/** Tells Explore's code of every move, of clicks on districts, and of what the pointer is on. */
export function listen(moved, picked, pointed) {
  heard = { moved, picked, pointed };
}

function repaint(box) {
  const all = paints(box);
  for (const layer of map.getStyle().layers) {
    const paint = all[layer.id.replace(/-\d$/, "")];
    for (const [name, value] of Object.entries(paint ?? {})) map.setPaintProperty(layer.id, name, value);
  }
}

/** Moves the map to where the drawing looks. */
export function lookAt(lon, lat, zoom) {
  map?.jumpTo({ center: [lon, lat], zoom }, { byRabta: true });
}

/** Shades districts by members, or all alike. */
export function shade(box, shown) {
  map?.setPaintProperty("districts", "fill-color", shown ? paints(box).districts["fill-color"] : token(box, "--m1"));
}

/** Writes to the clipboard, where the page may. */
export function writeToClipboard(text) {
  return navigator.clipboard?.writeText(text);
}
