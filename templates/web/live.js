// Reloads the page when the preview has another version, and goes back to where one was reading.
(() => {
  const shown = document.currentScript.dataset.version;
  const kept = "plangen";
  const stopped = document.getElementById("plangen-stopped");
  const problems = document.getElementById("plangen-problems");
  const others = document.getElementById("plangen-others");

  // Problems lie over the document: it moves down by their height, so that all of it can be seen.
  let moved = 0;
  if (problems && !problems.classList.contains("alone")) {
    moved = problems.offsetHeight;
    document.documentElement.style.paddingTop = `${moved}px`;
  }

  const before = JSON.parse(sessionStorage.getItem(kept) || "null");
  sessionStorage.removeItem(kept);
  if (before) {
    history.scrollRestoration = "manual";
    window.scrollTo(before.left, before.top && before.top + moved);
    if (others) {
      others.open = before.open;
    }
  }

  const events = new EventSource("events");
  events.onopen = () => {
    stopped.hidden = true;
  };
  events.onerror = () => {
    stopped.hidden = false;
  };
  events.onmessage = (event) => {
    if (event.data === shown) {
      return;
    }
    events.close();
    const top = Math.max(window.scrollY - moved, 0);
    const open = Boolean(others && others.open);
    sessionStorage.setItem(kept, JSON.stringify({ left: window.scrollX, top, open }));
    location.reload();
  };
})();
