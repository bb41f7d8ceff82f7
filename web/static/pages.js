// The pages of a PDF as pictures with marks: asked for once they come into view. Choosing a card shows its mark.
const form = document.querySelector("#answers");

async function picture(page) {
  const data = new FormData();
  for (const name of ["csrf_token", "lang", "kept_resume", "kept_resume_name"]) data.set(name, form.elements[name].value);
  const answer = await fetch(page.dataset.page, { method: "POST", body: data });
  if (!answer.ok) throw new TypeError("no picture");
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    answer.blob().then((blob) => reader.readAsDataURL(blob));
  });
}

async function load(page) {
  const said = page.querySelector("[data-wait]");
  try {
    page.querySelector("image").setAttribute("href", await picture(page));
    said.hidden = true;
    page.classList.add("seen");
  } catch {
    said.textContent = page.dataset.failed;
    page.querySelector("svg").remove();
  }
}

function showMark(id) {
  document.querySelectorAll(".sheet-picture .here").forEach((mark) => mark.classList.remove("here"));
  document.querySelectorAll(`.sheet-picture a[href="#${id}"]`).forEach((mark) => mark.classList.add("here"));
}

export function watchPages() {
  const pages = document.querySelectorAll("[data-page]");
  if (!pages.length) return;
  document.querySelector("#pages").hidden = false;
  document.querySelectorAll(".to-mark").forEach((link) => { link.hidden = false; });
  const watcher = new IntersectionObserver((seen) => seen.filter((entry) => entry.isIntersecting).forEach((entry) => {
    watcher.unobserve(entry.target);
    load(entry.target);
  }), { rootMargin: "400px" });
  pages.forEach((page) => watcher.observe(page));
  document.querySelector("#rewrites").addEventListener("focusin", (event) => {
    const card = event.target.closest("[data-card]");
    if (card) showMark(card.id);
  });
}
