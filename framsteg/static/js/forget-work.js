/* Framsteg: nobody is signed in on this page, so nothing of anybody's work stays on the phone. */
(function () {
  "use strict";
  try {
    Object.keys(localStorage).forEach(function (key) { if (key.indexOf("framsteg-saved-") === 0) localStorage.removeItem(key); });
  } catch (error) { /* The browser keeps nothing for anybody. */ }
  if (!window.caches) return;
  caches.keys().then(function (names) {
    names.forEach(function (name) { if (name.indexOf("framsteg-work-") === 0) caches.delete(name); });
  }).catch(function () { /* The browser keeps nothing for anybody. */ });
})();
