// Passkeys: adds one on one's own page, or signs in with one. The page says in its own words what became of it.

const part = document.getElementById("passkey");
const button = part.querySelector("button");
const told = part.querySelector("[role=status]");
const words = part.dataset;

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** The server's answer; it says no more of a refusal than that it is one. */
async function ask(step, body = {}) {
  const headers = { "content-type": "application/json" };
  const sent = { method: "POST", headers, body: JSON.stringify(body), redirect: "error" };
  const answer = await fetch(`${words.path}/${step}`, sent);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** The options as the browser takes them: bytes where JSON has text. */
function opened(options) {
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const known of [...(options.excludeCredentials ?? []), ...(options.allowCredentials ?? [])]) known.id = bytes(known.id);
  return { publicKey: options };
}

/** A passkey, or what it signed, as the server reads it. */
function written({ id, rawId, type, response }) {
  const fields = ["attestationObject", "clientDataJSON", "authenticatorData", "signature", "userHandle"];
  const present = fields.filter((field) => response[field]).map((field) => [field, text(response[field])]);
  return { id, rawId: text(rawId), type, response: Object.fromEntries(present) };
}

function say(key) {
  told.textContent = words[key] ?? "";
  told.className = key && key !== "busy" ? "fault" : "";
}

async function act() {
  button.disabled = true;
  say("busy");
  try {
    const { token, options } = await ask("begin");
    const credential = written(await navigator.credentials[words.deed](opened(options)));
    const name = part.querySelector("input")?.value;
    const { to } = await ask("finish", { token, credential, name, next: words.next });
    location.assign(to);
  } catch (error) {
    button.disabled = false;
    say({ NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known" }[error.name] ?? "failed");
    told.focus();
  }
}

// A passkey is bound to the site's name: by another name, or without encryption, there is none to be had.
if (window.PublicKeyCredential && location.hostname === words.host) {
  document.getElementById("passkey-unable")?.remove();
  part.hidden = false;
  button.disabled = false;
  button.addEventListener("click", act);
}
