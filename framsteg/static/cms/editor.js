// What Wagtail's editor leaves out: the field in which tags are typed is made by a script and has no name.
(() => {
  const name = (input) => {
    const field = input.closest("[data-field-wrapper]");
    const label = field && field.querySelector("label");
    input.setAttribute("aria-label", label ? label.textContent.replace("*", "").trim() : input.placeholder);
  };
  const look = () => document.querySelectorAll(".tagit-new input:not([aria-label])").forEach(name);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
})();
