import { answerTo } from "../lib/answers";
import { expect, test } from "../lib/test";
import { Explore } from "../pages/explore";

/**
 * What a first visit weighs at most, in thousands of bytes, and may ask for, without the slippy map; and what Explore's
 * code adds when somebody is about to use it.
 */
const KILOBYTES = 75;
const REQUESTS = 12;
const CODE_KILOBYTES = 190;

test.use({ slippy: true });

interface Weight {
  address: string;
  encoding: string;
  bytes: number;
}

test("a first visit to Explore is light", async ({ page, request }) => {
  const session = await page.context().newCDPSession(page);
  const asked = new Map<string, Weight>();
  const done: Weight[] = [];
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    const { protocol, pathname } = new URL(request.url);
    if (protocol.startsWith("http")) asked.set(requestId, { address: pathname, encoding: "", bytes: 0 });
  });
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const weight = asked.get(requestId);
    if (weight) weight.encoding = response.headers["content-encoding"] ?? "";
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const weight = asked.get(requestId);
    if (weight) done.push({ ...weight, bytes: encodedDataLength });
  });
  await session.send("Network.enable");

  const explore = new Explore(page);
  await page.goto(explore.address());
  await expect(explore.map.section).toHaveClass(/\bslippy\b/, { timeout: 20_000 });
  await page.waitForLoadState("networkidle");
  const { total } = await answerTo(request, "");

  const first = done.splice(0);
  const [map, own] = [first.filter(isOfSlippyMap), first.filter((weight) => !isOfSlippyMap(weight))];
  const [bytes, ofMap] = [totalBytes(own), totalBytes(map)];
  console.log(`First visit to Explore with ${total} records: ${own.length} requests, ${kilobytes(bytes)} (${bytes} bytes)`);
  console.log(table(own));
  console.log(`Besides, the slippy map: ${map.length} requests, ${kilobytes(ofMap)}`);
  console.log(table(map));

  const snapshot = page.waitForResponse(/\/data\/atlas-/);
  await explore.live();
  await (await snapshot).finished();
  await page.waitForLoadState("networkidle");
  const code = totalBytes(done);
  console.log(`As soon as somebody moves, the code: ${done.length} requests, ${kilobytes(code)} (${code} bytes)`);
  console.log(table(done));

  expect(own.length, "requests").toBeLessThanOrEqual(REQUESTS);
  expect(bytes / 1000, "kilobytes").toBeLessThanOrEqual(KILOBYTES);
  expect(code / 1000, "kilobytes of code and data").toBeLessThanOrEqual(CODE_KILOBYTES);
  const uncompressed = [...own, ...done].filter(({ encoding, bytes }) => encoding === "" && bytes > 1_000).map(({ address }) => address);
  expect(uncompressed, "sent without compression").toEqual([]);
});

/** The library and its data load after the first paint, and only where wanted. */
function isOfSlippyMap({ address }: Weight): boolean {
  return /^\/assets\/.*(maplibre|\.geojson$)/.test(address);
}

const totalBytes = (weights: Weight[]): number => weights.reduce((total, { bytes }) => total + bytes, 0);

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

function table(weights: Weight[]): string {
  const sorted = [...weights].sort((a, b) => b.bytes - a.bytes);
  return sorted.map(({ address, encoding, bytes }) => `  ${kilobytes(bytes).padStart(10)}  ${encoding.padEnd(5)}  ${address}`).join("\n");
}
