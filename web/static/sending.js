// Forms are sent once, and only while the program answers: a page that fails to load would take what was typed along.
const { reading, noAnswer, alive } = document.body.dataset;
const LATE = 8000;
const ready = new WeakSet();
let busy = false;

const said = Object.assign(document.createElement("p"), { className: "sending", hidden: true });
said.setAttribute("role", "status");

function say(text) {
  said.hidden = !text;
  said.textContent = text;
}

async function answers() {
  try {
    // Older browsers cannot give up in time; they wait as they would without this.
    return (await fetch(alive, { cache: "no-store", signal: AbortSignal.timeout?.(LATE) })).status < 500;
  } catch {
    return false;
  }
}

async function send(form, button) {
  // A file to take along leaves the page where it is.
  const stays = button.name === "kind";
  busy = true;
  button.after(said);
  say(stays || "quiet" in button.dataset ? "" : reading);
  if (await answers()) {
    ready.add(form);
    form.requestSubmit(button);
    busy = !stays;
  } else {
    say(noAnswer);
    busy = false;
  }
}

export function watchSending() {
  document.querySelectorAll("form").forEach((form) => form.addEventListener("submit", (event) => {
    if (ready.delete(form)) return;
    event.preventDefault();
    if (!busy) send(form, event.submitter || form.querySelector("[type=submit]"));
  }));
  // Who comes back by the browser's own button can send again.
  addEventListener("pageshow", () => {
    busy = false;
    say("");
  });
}
