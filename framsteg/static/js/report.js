/* Framsteg: keeps a report while it is written, on the phone at once and on the server when it can.
   Without this file the form works as it is: "Save draft" and "Send" are ordinary buttons. */
(function () {
  "use strict";
  var PAUSE = 1000, AGAIN = 15000, PREFIX = "framsteg-report-", SAVED = "framsteg-saved-";
  var BOOKKEEPING = ["submission", "seen", "writer", "number"];

  function read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch (error) { return null; }
  }
  function write(key, what) {
    try { localStorage.setItem(key, JSON.stringify(what)); return true; } catch (error) { return false; }
  }
  function forget(key) {
    try { localStorage.removeItem(key); } catch (error) { /* Nothing was kept. */ }
  }

  var receipt = document.querySelector("[data-sent]");
  if (receipt) {
    forget(PREFIX + receipt.dataset.sent);
    forget(SAVED + receipt.dataset.sent);
    var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (worker) worker.postMessage({ renew: receipt.dataset.form });
  }

  var form = document.getElementById("report");
  if (!form) return;
  var key = PREFIX + form.dataset.keptAs, savedKey = SAVED + form.dataset.keptAs;
  var told = document.getElementById("saved"), offline = document.getElementById("offline");
  var keptAt = document.documentElement.dataset.kept;
  var timer = null, saving = false, changed = false, leaving = false, waiting = "", savedAt = 0;

  function tell(text, isWaiting) {
    told.textContent = text;
    told.classList.toggle("is-waiting", Boolean(isWaiting));
  }

  function written() {
    var values = {};
    new FormData(form).forEach(function (value, name) {
      if (name !== "csrfmiddlewaretoken") values[name] = value;
    });
    return values;
  }

  function putBack(values) {
    Object.keys(values).forEach(function (name) {
      var field = form.elements.namedItem(name);
      if (!field || name === "number" || name === "writer") return;
      field.value = values[name];
      var details = field.closest && field.closest("details");
      if (details && values[name]) details.open = true;
    });
    showOutlooks();
  }

  /* On the phone: before anything is asked of the network. Says whether the browser could. */
  function keep() {
    return write(key, { values: written(), number: form.elements.number.value, waiting: waiting });
  }

  /* What the server has, for the page that the phone has kept: that one is older. Not where no page is kept. */
  function remember(values, said) {
    savedAt = Date.now();
    if (!offline.dataset.worker) return;
    write(savedKey, { values: values, number: said.number, told: said.told, at: new Date(savedAt).toISOString() });
  }

  function catchUp() {
    var saved = read(savedKey);
    if (!keptAt || !saved || saved.at < keptAt) return;
    putBack(saved.values);
    form.elements.number.value = saved.number;
    tell(saved.told);
  }

  function signIn(url) {
    tell("", true);
    var link = document.createElement("a");
    link.href = url;
    link.textContent = form.dataset.signIn;
    told.append(link);
  }

  function answered(response, said, values) {
    if (response.ok) {
      form.elements.number.value = said.number;
      remember(values, said);
      if (changed || waiting) keep(); else forget(key);
      if (!changed) tell(said.told);
      return true;
    }
    waiting = "";
    keep();
    if (said.sign_in) signIn(said.sign_in); else tell(said.told, true);
    return false;
  }

  function unreached() {
    var words = waiting ? form.dataset.waiting : form.dataset.offlineDraft;
    tell(keep() ? words : form.dataset.unkept, true);
    changed = true;
    return false;
  }

  /* On the server. Gives true when everything that is written is there. */
  function save() {
    if (saving) return Promise.resolve(false);
    saving = true;
    changed = false;
    var values = written();
    return fetch(form.dataset.draftUrl, {
      method: "POST", body: new FormData(form), credentials: "same-origin", headers: { Accept: "application/json" }
    }).then(function (response) {
      return response.json().then(function (said) { return answered(response, said, values); });
    }).catch(unreached).then(function (done) {
      saving = false;
      if (done && changed) return save();
      return done;
    });
  }

  function soon() {
    changed = true;
    keep();
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  /* Whoever has pressed "Send" is done with the field, so that a newer page may come. */
  function leaveField() {
    var at = document.activeElement;
    if (at && at.matches("input, textarea, select")) at.blur();
  }

  /* The draft goes first: when it has come through, the network is there, and the form is sent as any form is. */
  function send(act) {
    waiting = act;
    keep();
    clearTimeout(timer);
    if (saving) { setTimeout(function () { send(act); }, 100); return; }
    save().then(function (done) {
      if (!done || waiting !== act) return;
      waiting = "";
      forget(key);
      var button = document.createElement("input");
      button.type = "hidden";
      button.name = "act";
      button.value = act;
      form.append(button);
      leaving = true;
      HTMLFormElement.prototype.submit.call(form);
    });
  }

  /* A page from the phone is not sent from: work.js asks for the real one first, and this goes on there. */
  function tryAgain() {
    if (waiting && keptAt) return;
    if (waiting) send(waiting); else if (changed) save();
  }

  /* Whether the page may be changed for a newer one that was asked for at `since`. What waits to be sent waits for that. */
  function giveWay(event) {
    var unsent = !waiting && (changed || saving || read(key));
    if (unsent || leaving || savedAt > event.detail) event.preventDefault();
  }

  function showOutlooks() {
    var asked = document.getElementById("outlooks");
    var stage = form.querySelector("input[name=stage]:checked");
    if (asked) asked.hidden = Boolean(stage) && stage.value !== "ongoing";
  }

  function offer(kept) {
    var box = document.createElement("div"), words = document.createElement("p");
    var text = document.createElement("blockquote"), button = document.createElement("button");
    box.className = "notice";
    box.setAttribute("role", "alert");
    words.textContent = form.dataset.conflict;
    text.textContent = kept.values.text || "";
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = form.dataset.use;
    button.addEventListener("click", function () { putBack(kept.values); soon(); box.remove(); form.elements.text.focus(); });
    box.append(words, text, button);
    form.before(box);
  }

  /* Nobody else has written since: the draft is the one that was seen, or this page's own, or says the same. */
  function isNext(kept) {
    var now = written();
    return kept.number === form.elements.number.value || kept.values.writer === form.dataset.draftWriter ||
      Object.keys(kept.values).every(function (name) {
        return BOOKKEEPING.indexOf(name) >= 0 || kept.values[name] === (now[name] || "");
      });
  }

  function restore() {
    if (document.getElementById("errors")) return;
    catchUp();
    var kept = read(key);
    if (!kept) return;
    if (isNext(kept)) {
      putBack(kept.values);
      tell(form.dataset.restored, true);
      if (kept.waiting) send(kept.waiting); else soon();
    } else {
      offer(kept);
    }
  }

  form.addEventListener("input", soon);
  form.addEventListener("change", showOutlooks);
  form.addEventListener("submit", function (event) {
    var act = event.submitter ? event.submitter.value : "send";
    if (act === "discard") { forget(key); forget(savedKey); return; }
    event.preventDefault();
    if (act === "keep") { clearTimeout(timer); save(); } else { leaveField(); send(act); }
  });
  document.addEventListener("giveway", giveWay);
  window.addEventListener("online", tryAgain);
  setInterval(tryAgain, AGAIN);
  showOutlooks();
  restore();
  var errors = document.getElementById("errors");
  if (errors) errors.focus();
})();
