/* Runs before the page is drawn, so that a chosen theme does not flicker. Nothing is sent anywhere. */
(function () {
  try {
    var chosen = localStorage.getItem("theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  } catch (error) { /* Storage is turned off: the system's choice stands. */ }
})();
