// What Wagtail's editor leaves out: fields without a name for those who do not see the page.
(() => {
  // The field in which tags are typed is made by a script.
  const nameTags = (input) => {
    const field = input.closest("[data-field-wrapper]");
    const label = field && field.querySelector("label");
    input.setAttribute("aria-label", label ? label.textContent.replace("*", "").trim() : input.placeholder);
  };
  // A block of one field has its name in the heading of its panel.
  const nameBlock = (input) => {
    const panel = input.closest("section.w-panel--nested[aria-labelledby]");
    if (panel && !input.labels?.length) input.setAttribute("aria-labelledby", panel.getAttribute("aria-labelledby"));
  };
  // Where several files are chosen, the button that covers the field says what it is for.
  const nameFiles = (input) => input.setAttribute("aria-label", input.parentElement.textContent.trim());
  const unnamed = ":not([aria-label]):not([aria-labelledby])";
  const block = `.w-panel--nested [data-field-input] > :is(input, textarea, select)${unnamed}`;
  const writing = `.w-panel--nested [data-field-input] [role="textbox"]${unnamed}`;
  const look = () => {
    document.querySelectorAll(".tagit-new input:not([aria-label])").forEach(nameTags);
    document.querySelectorAll(`${block}, ${writing}`).forEach(nameBlock);
    document.querySelectorAll(`.replace-file-input input[type="file"]${unnamed}`).forEach(nameFiles);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
})();
