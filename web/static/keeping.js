// Answers survive a reload of this tab, and can be saved to a file and loaded again (`resume-vitals tailor --answers`).
import { fields, section, spoken, updateCard, words } from "./rewrites.js";

const place = () => `resume-vitals.${document.querySelector("#answers [name=key]").value}`;
const all = () => fields(section);
const keyOf = (field) => field.name.slice("answer.".length, field.name.lastIndexOf("#"));

function keep() {
  const held = {};
  for (const field of all()) {
    if (field.type === "radio") {
      if (field.checked) held[field.name] = field.value;
    } else held[field.name] = field.type === "checkbox" ? field.checked : field.value;
  }
  try {
    sessionStorage.setItem(place(), JSON.stringify(held));
  } catch {
    // A browser may refuse to store anything; the page works without.
  }
}

function held() {
  try {
    return JSON.parse(sessionStorage.getItem(place()));
  } catch {
    return null;
  }
}

function shown() {
  section.querySelectorAll("[data-card]").forEach(updateCard);
  section.dispatchEvent(new CustomEvent("answered"));
}

function putBack() {
  const values = held();
  if (!values) return;
  for (const field of all().filter((f) => f.name in values)) {
    if (field.type === "radio") field.checked = field.value === values[field.name];
    else if (field.type === "checkbox") field.checked = values[field.name] === true;
    else field.value = values[field.name];
  }
  shown();
}

function save() {
  const answers = {};
  for (const field of all().filter((f) => f.name.startsWith("answer."))) {
    const value = field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value.trim();
    if (value) answers[keyOf(field)] = value;
  }
  const file = new Blob([`${JSON.stringify(answers, null, 2)}\n`], { type: "application/json" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: "answers.json" });
  link.click();
  URL.revokeObjectURL(link.href);
}

async function load(file) {
  let answers = null;
  try {
    answers = JSON.parse(await file.text());
  } catch {
    answers = null;
  }
  const known = all().filter((f) => f.name.startsWith("answer.") && answers && Object.hasOwn(answers, keyOf(f)));
  for (const field of known) {
    const value = answers[keyOf(field)];
    if (field.type === "checkbox") field.checked = value === true || /^(yes|y|true|1|on)$/i.test(String(value));
    else field.value = String(value).slice(0, 80);
  }
  shown();
  return known.length > 0;
}

function button(text, press) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: text });
  made.addEventListener("click", press);
  return made;
}

export function keepAnswers() {
  const input = Object.assign(document.createElement("input"), { type: "file", accept: ".json,application/json", hidden: true });
  const said = Object.assign(document.createElement("p"), { className: "soft" });
  input.addEventListener("change", async () => {
    said.textContent = (await load(input.files[0])) ? words.loaded : words.loadFailed;
    spoken.textContent = said.textContent;
    input.value = "";
  });
  document.querySelector("#answer-files").append(button(words.save, save), button(words.load, () => input.click()), input, said);
  putBack();
  section.addEventListener("answered", keep);
}
