/** The next spring of which all is yet to come: what journeys plan is never over. */
export const spring = new Date().getFullYear() + Number(new Date().getMonth() > 0);

/** A day of that spring, as forms take it; months count from one. */
export function inSpring(month: number, day: number): string {
  return new Date(Date.UTC(spring, month - 1, day)).toISOString().slice(0, 10);
}

/** The first Eid from March to May of that spring, by the calendar of Mecca: Pakistan's is that day or the next. */
export function eidInSpring(): { kind: "eid-al-fitr" | "eid-al-adha"; day: string } {
  const moon = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura", { day: "numeric", month: "numeric", timeZone: "UTC" });
  for (let nth = 1; nth <= 92; nth += 1) {
    const day = inSpring(3, nth);
    const parts = moon.formatToParts(new Date(day));
    const [month, date] = ["month", "day"].map((type) => parts.find((part) => part.type === type)?.value);
    if (month === "10" && date === "1") return { kind: "eid-al-fitr", day };
    if (month === "12" && date === "10") return { kind: "eid-al-adha", day };
  }
  throw new Error(`no Eid in the spring of ${spring}`);
}
