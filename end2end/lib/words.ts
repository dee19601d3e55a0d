import { readFileSync } from "node:fs";

export type Language = "en" | "ur";
export const languages: readonly Language[] = ["en", "ur"];

type Namespace = "shell" | "explore" | "terms" | "pages" | "errors" | "account" | "cascade" | "mentoring" | "trainings" | "library" | "planning" | "facts";
type Tree = { [key: string]: string | Tree };

const folder = new URL("../../app/locales/", import.meta.url);
const files = new Map<string, Tree>();

/** The interface's words in a language, from the files that the interface itself is made with. */
export class Words {
  constructor(readonly language: Language) {}

  /** `words.text("explore.results.of_total", { total: "12" })` */
  text(path: string, values: Record<string, string> = {}): string {
    const [namespace, ...keys] = path.split(".");
    let found: string | Tree | undefined = file(this.language, namespace as Namespace);
    for (const key of keys) found = typeof found === "object" ? found[key] : undefined;
    if (typeof found !== "string") throw new Error(`${path} is not in the ${this.language} words`);
    return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => values[name] ?? `{{ ${name} }}`);
  }

  /** The name of a vocabulary's term: `words.term("kinds", "roadmap-action")`. */
  term(vocabulary: string, slug: string): string {
    return this.text(`terms.${vocabulary}.${slug.replaceAll("-", "_")}`);
  }

  /** A whole number as the interface writes it. */
  number(value: number): string {
    return this.figures(value.toLocaleString("en-GB"));
  }

  /** The same text in the language's figures. */
  figures(text: string): string {
    return this.language === "ur" ? text.replace(/\d/g, (figure) => String.fromCharCode(0x06f0 + Number(figure))) : text;
  }

  get isRightToLeft(): boolean {
    return this.language === "ur";
  }

  /** What every address in the language begins with. */
  get prefix(): string {
    return this.language === "en" ? "" : `/${this.language}`;
  }

  /** The address of a page in the language. */
  path(path: string): string {
    return path === "/" ? this.prefix || "/" : this.prefix + path;
  }
}

/** The first number in a text, in the figures of either language. */
export function numberIn(text: string): number {
  const plain = text.replace(/[۰-۹]/g, (figure) => String(figure.charCodeAt(0) - 0x06f0));
  const found = /\d[\d,]*/.exec(plain);
  if (!found) throw new Error(`no number in “${text}”`);
  return Number(found[0].replaceAll(",", ""));
}

/** A pattern that matches the text itself. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function file(language: Language, namespace: Namespace): Tree {
  const name = `${language}/${namespace}.json`;
  const known = files.get(name) ?? (JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Tree);
  files.set(name, known);
  return known;
}
