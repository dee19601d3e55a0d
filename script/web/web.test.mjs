import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Script } from "node:vm";
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from "node:zlib";
import { build } from "./build.mjs";
import { compress } from "./compress.mjs";

let release;
let manifest;

before(() => {
  release = mkdtempSync(join(tmpdir(), "rabta-web-"));
  manifest = build(release);
});
after(() => rmSync(release, { recursive: true }));

const served = (address) => join(release, "site", address);

describe("build", () => {
  test("writes the addresses it gives back", () => {
    assert.deepEqual(JSON.parse(readFileSync(served("assets/manifest.json"), "utf8")), manifest);
    for (const address of Object.values(manifest)) assert.ok(readFileSync(served(address)).length > 0, address);
  });

  test("names the map's library, its style, the script of passkeys, the faces and their style sheet", () => {
    for (const name of ["maplibre", "maplibre_css", "passkeys", "fonts_css", "nastaliq", "nastaliq_bold", "naskh"])
      assert.match(manifest[name], /^\/assets\/[0-9a-f]{16}\/[^/]+$/, name);
  });

  test("names what the compiler has made, and the script that starts it beside the one that it imports", () => {
    const pkg = served("pkg");
    mkdirSync(pkg, { recursive: true });
    for (const file of ["rabta.0a.js", "rabta.0b.wasm", "rabta.0c.css"]) writeFileSync(join(pkg, file), "");
    const { code, program, start } = build(release);
    rmSync(pkg, { recursive: true });
    assert.deepEqual({ code, program }, { code: "/pkg/rabta.0a.js", program: "/pkg/rabta.0b.wasm" });
    assert.ok(readdirSync(dirname(served(start))).includes("slippy.mjs"));
  });

  test("puts the map's worker beside its library", () => {
    assert.ok(readdirSync(dirname(served(manifest.maplibre))).includes("maplibre-gl-worker.mjs"));
  });

  test("leaves no link to a source map that is not shipped", () => {
    for (const file of readdirSync(dirname(served(manifest.maplibre))))
      assert.doesNotMatch(readFileSync(join(dirname(served(manifest.maplibre)), file), "utf8"), /sourceMappingURL/);
  });

  test("joins modules to scripts that need no other", () => {
    for (const address of [manifest.report, manifest.again, manifest.plan, "worker.js"]) {
      const script = readFileSync(served(address), "utf8");
      assert.doesNotMatch(script, /^\s*(import\b[^(]|export\b|\/\/|\*)/m, address);
      // Two modules with one name for two things can't be joined.
      new Script(script);
    }
  });

  test("keeps the report light enough for a bad network", () => {
    const bytes = (address) => brotliCompressSync(readFileSync(served(address))).length;
    assert.ok(bytes(manifest.report) + bytes("worker.js") <= 14_000, `${bytes(manifest.report)} + ${bytes("worker.js")} bytes`);
  });

  test("gives the same addresses for the same contents", () => {
    assert.deepEqual(build(release), manifest);
  });

  test("declares each face once, for Arabic script only, from a file beside the style sheet", () => {
    const css = readFileSync(served(manifest.fonts_css), "utf8");
    const files = [...css.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1]);
    assert.deepEqual(files, [manifest.nastaliq, manifest.nastaliq_bold, manifest.naskh].map((face) => basename(face)));
    assert.equal(css.match(/unicode-range:U\+0600-06FF/g).length, files.length);
  });
});

describe("compress", () => {
  const text = "چترال کے رابطہ کار ".repeat(50);
  let site;

  before(() => {
    site = mkdtempSync(join(tmpdir(), "rabta-site-"));
    writeFileSync(join(site, "page.js"), text);
    writeFileSync(join(site, "picture.webp"), text);
    writeFileSync(join(site, "tiny.css"), "a");
  });
  after(() => rmSync(site, { recursive: true }));

  test("writes both forms beside what gets smaller, and nothing else", async () => {
    assert.equal(await compress(site), 2);
    assert.deepEqual(readdirSync(site).sort(), ["page.js", "page.js.br", "page.js.gz", "picture.webp", "tiny.css"]);
    assert.equal(brotliDecompressSync(readFileSync(join(site, "page.js.br"))).toString(), text);
    assert.equal(gunzipSync(readFileSync(join(site, "page.js.gz"))).toString(), text);
  });

  test("leaves what is up to date and renews what is older", async () => {
    assert.equal(await compress(site), 0);
    const later = Date.now() / 1000 + 60;
    utimesSync(join(site, "page.js"), later, later);
    assert.equal(await compress(site), 2);
  });
});
