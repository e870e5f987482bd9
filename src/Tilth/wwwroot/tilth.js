// The one script: it adds speed, never ability.

// The time zone of the browser, for the form that makes the first account.
for (const field of document.querySelectorAll("[data-zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}

// Printing needs the browser; without script its own menu does it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Copying needs the browser; without script one marks the lines.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.classList.add("done");
  });
}

const line = document.getElementById("line");
const find = document.getElementById("find");
const chips = document.getElementById("chips");
const found = document.getElementById("found");

// Asks again when typing pauses; an answer that comes late is dropped.
function whileTyping(field, pause, ask, show) {
  let timer;
  let latest = 0;
  field?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = ++latest;
      if (!field.value.trim()) return show("");
      const answer = await ask(field).catch(() => null);
      if (mine === latest && answer?.ok) show(await answer.text());
    }, pause);
  });
}

whileTyping(
  line,
  120,
  (field) => fetch(`${field.form.action}/look`, { method: "POST", body: new FormData(field.form) }),
  (html) => {
    chips.innerHTML = html;
  },
);

whileTyping(
  find,
  60,
  (field) => fetch(`${field.form.action}/list?q=${encodeURIComponent(field.value)}`),
  (html) => {
    found.innerHTML = html;
  },
);

// Down from the field into the list, and along it; Enter opens the first.
find?.addEventListener("keydown", (event) => {
  const links = [...found.querySelectorAll("a")];
  if (event.key === "ArrowDown" && links.length) {
    event.preventDefault();
    links[0].focus();
  }
  if (event.key === "Enter" && links.length) {
    event.preventDefault();
    links[0].click();
  }
});

found?.addEventListener("keydown", (event) => {
  const links = [...found.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const next = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : null;
  if (next === null) return;
  event.preventDefault();
  (links[next] ?? (next < 0 ? find : links[at]))?.focus();
});

// What was chosen to reach somebody is what it most likely was; then the line waits.
document.addEventListener("click", (event) => {
  const way = event.target.closest("[data-said]");
  const kind = way?.closest("details").querySelector("[name=kind]");
  if (kind) kind.value = way.dataset.said;
});

const keys = document.getElementById("keys");
keys?.querySelector("[data-close]").addEventListener("click", () => keys.close());

// The keys, as KeyList.razor tells them.
const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

const shownItems = () => [...document.querySelectorAll(".item")].filter((item) => item.checkVisibility());

// Whoever goes along the items by keys stands, on the page after an act, on the one that took the place.
document.addEventListener("submit", () => {
  const here = document.activeElement;
  const at = shownItems().findIndex((item) => item.contains(here));
  if (at < 0 || !here.matches(":focus-visible")) return;
  const isWaiting = here.closest(".waiting") !== null;
  sessionStorage.setItem("tilth-item", JSON.stringify({ page: location.pathname, at, isWaiting }));
});

const left = JSON.parse(sessionStorage.getItem("tilth-item"));
sessionStorage.removeItem("tilth-item");
if (left?.page === location.pathname) {
  const waiting = document.querySelector("details.waiting");
  if (left.isWaiting && waiting) waiting.open = true;
  const items = shownItems();
  const next = items[Math.min(left.at, items.length - 1)];
  (next?.querySelector("summary") ?? document.getElementById("main"))?.focus();
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") {
    event.preventDefault();
    return find?.focus();
  }
  if (event.key === "Escape") {
    document.activeElement?.blur();
    chips?.replaceChildren();
    return found?.replaceChildren();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "?") return keys?.open ? keys.close() : keys?.showModal();
  if (keys?.open) return;
  if (event.key === "n") {
    event.preventDefault();
    return line?.focus();
  }
  const items = shownItems();
  const at = items.findIndex((item) => item.contains(document.activeElement));
  if (event.key === "j" || event.key === "k") {
    const next = items[Math.min(items.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
    next?.querySelector("summary")?.focus();
  }
  // On a page that asks one thing, the keys are for that.
  const here = items[at] ?? document.querySelector("[data-keys]");
  const act = here?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!act) return;
  event.preventDefault();
  act.click();
  // What opened begins with the way that the button named; without one, with what was said.
  const opened = act.closest("details[open]");
  if (act.matches("summary")) (opened?.querySelector("[data-first], [name=text], button") ?? act).focus();
});

// Passkeys speak with the device, which no form can do; what the device signed goes back as a form.
for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) break;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = form.querySelector(".problem");
    problem.hidden = true;
    try {
      const asked = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
      if (asked.redirected || !asked.ok) return location.reload();
      const options = await asked.json();
      const made =
        form.dataset.passkey === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(made);
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
