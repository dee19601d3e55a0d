// Puts what comes from npm, and the slippy map's data, into a release:
//   site/assets/<hash>/…       never changes under its address, so it may be kept for ever
//   site/assets/manifest.json  name -> address, of these and of what the compiler has put under site/pkg
//   site/worker.js             the service worker, whose address never changes
// Usage: node build.mjs RELEASE

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const mapData = join(here, "../../data/map/slippy");
const explore = join(here, "../../app/src/explore");
const reporting = join(here, "../../app/src/report");
const pages = join(here, "../../app/src/pages");
const planning = join(pages, "planning/script");

const faces = [
  { name: "nastaliq", family: "noto-nastaliq-urdu", weight: 400 },
  { name: "nastaliq_bold", family: "noto-nastaliq-urdu", weight: 700 },
  { name: "naskh", family: "noto-naskh-arabic", weight: 400 },
];

/** Addresses by name of everything under site/assets. */
export function build(release) {
  const assets = join(release, "site/assets");
  rmSync(assets, { recursive: true, force: true });
  const scripts = {
    ...start(assets),
    ...alone(assets, "passkeys", "account"),
    ...alone(assets, "profile", "members"),
    ...alone(assets, "leave", "components"),
    ...plan(assets),
    ...report(assets),
    ...lookout(assets, release),
    ...compiled(release),
  };
  const manifest = { ...slippyMap(assets), ...fonts(assets), ...mapLayers(assets), ...scripts };
  writeFileSync(join(assets, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
  writeFileSync(join(release, "site/worker.js"), worker());
  return manifest;
}

/** The library finds its worker beside itself, so the two share a folder. */
function slippyMap(assets) {
  const source = join(packages, "maplibre-gl");
  const at = put(assets, {
    "maplibre-gl.mjs": withoutSourceMap(read(source, "dist/maplibre-gl.mjs")),
    "maplibre-gl-worker.mjs": withoutSourceMap(read(source, "dist/maplibre-gl-worker.mjs")),
    "maplibre-gl.css": read(source, "dist/maplibre-gl.css"),
    "LICENSE.txt": read(source, "LICENSE.txt"),
  });
  return { maplibre: at("maplibre-gl.mjs"), maplibre_css: at("maplibre-gl.css") };
}

/** Explore's first script, with the one that it stands on. */
function start(assets) {
  const at = put(assets, { "start.mjs": read(explore, "start.mjs"), "slippy.mjs": read(explore, "slippy.mjs") });
  return { start: at("start.mjs") };
}

/** What the page of a new report runs, and that of one which the server has. */
function report(assets) {
  const both = ["vault", "sending", "fields", "steps", "looking", "waiting"];
  return {
    ...together(assets, "report", reporting, [...both, "offline", "draft", "report"]),
    ...together(assets, "again", reporting, [...both, "again"]),
  };
}

/** What a scenario of the planner runs. */
const plan = (assets) => together(assets, "plan", planning, ["fields", "answer", "queue", "agenda", "drag", "plan"]);

/** The service worker. */
const worker = () => joined(reporting, ["vault", "sending", "worker"]);

/** Modules of a folder as one script. */
function together(assets, name, folder, files) {
  const file = name + ".mjs";
  return { [name]: put(assets, { [file]: joined(folder, files) })(file) };
}

/**
 * Modules as one script, each after those that it imports, without comments: on a bad network every request takes long,
 * and not every browser knows workers of modules.
 */
function joined(folder, files) {
  const parts = files.map((file) => read(folder, file + ".mjs").toString());
  const plain = (part) => withoutComments(part.replace(/^import [^;]*;\n/gm, "").replace(/^export /gm, ""));
  return parts.map(plain).join("");
}

const withoutComments = (script) => script.replace(/^ *(\/\/.*|\/\*\*[^]*?\*\/)\n/gm, "");

/** The finder of what identifies people, where it has been compiled; it finds its program beside itself. */
function lookout(assets, release) {
  const folder = join(release, "lookout");
  if (!existsSync(folder)) return {};
  const files = ["lookout.js", "lookout_bg.wasm"].map((file) => [file, read(folder, file)]);
  return { lookout: put(assets, Object.fromEntries(files))("lookout.js") };
}

/** A script that stands alone, of a folder of pages. */
const alone = (assets, name, folder) => together(assets, name, join(pages, folder), [name]);

/** Explore's code, whose files carry the hashes of what is in them. */
function compiled(release) {
  const folder = join(release, "site/pkg");
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const named = (name, ending) =>
    files
      .filter((file) => file.startsWith("rabta.") && file.endsWith(ending))
      .map((file) => [name, `/pkg/${file}`]);
  return Object.fromEntries([...named("code", ".js"), ...named("program", ".wasm")]);
}

/** The Arabic-script subsets and a style sheet that declares them. */
function fonts(assets) {
  const files = { "fonts.css": "", "LICENSE.txt": "" };
  for (const face of faces) {
    const source = join(packages, "@fontsource", face.family);
    files["fonts.css"] += declaration(source, face);
    files["LICENSE.txt"] += notYetIn(files["LICENSE.txt"], read(source, "LICENSE").toString());
    files[fontFile(face)] = read(source, "files/" + fontFile(face));
  }
  const at = put(assets, files);
  const addresses = faces.map((face) => [face.name, at(fontFile(face))]);
  return { fonts_css: at("fonts.css"), ...Object.fromEntries(addresses) };
}

function declaration(source, { family, weight }) {
  const { family: name } = JSON.parse(read(source, "metadata.json"));
  const { arabic } = JSON.parse(read(source, "unicode.json"));
  return (
    `@font-face{font-family:"${name}";font-style:normal;font-weight:${weight};font-display:swap;` +
    `src:url(${fontFile({ family, weight })}) format("woff2");unicode-range:${arabic}}\n`
  );
}

/** The map's own layers, where they have been drawn. */
function mapLayers(assets) {
  if (!existsSync(mapData)) return {};
  const layers = readdirSync(mapData).filter((file) => file.endsWith(".geojson"));
  return Object.fromEntries(
    layers.map((file) => [basename(file, ".geojson"), put(assets, { [file]: read(mapData, file) })(file)]),
  );
}

const fontFile = ({ family, weight }) => `${family}-arabic-${weight}-normal.woff2`;

const read = (folder, file) => readFileSync(join(folder, file));

const withoutSourceMap = (script) => script.toString().replace(/\n\/\/# sourceMappingURL=\S+\s*$/, "\n");

const notYetIn = (text, more) => (text.includes(more) ? "" : more + "\n");

/** Writes files into a folder named after what is in them; gives back their addresses. */
function put(assets, files) {
  const hash = createHash("sha256");
  for (const [name, content] of Object.entries(files)) hash.update(name + "\0").update(content);
  const folder = hash.digest("hex").slice(0, 16);
  mkdirSync(join(assets, folder), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(assets, folder, name), content);
  return (name) => `/assets/${folder}/${name}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.length !== 3) {
    console.error("Usage: node script/web/build.mjs RELEASE");
    process.exit(2);
  }
  build(process.argv[2]);
}
