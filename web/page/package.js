// Packs the site with a document for learning systems, from the files beside the page. What a package adds to them is in
// scorm.json, which web/scorm makes: one rule for packages that are made here and by the build.
"use strict";

window.chainrulePackage = async (version, { title, identifier, complete, document: text, name }) => {
  const get = async (file) => {
    const response = await fetch(file);
    if (!response.ok) throw new Error(`${file} could not be read (${response.status})`);
    return response;
  };
  const kit = await (await get("scorm.json")).json();
  if (!window.chainruleZip) {
    await new Promise((done, fail) => {
      const script = Object.assign(document.createElement("script"), { src: kit.zip, onload: done, onerror: () => fail(new Error(`${kit.zip} could not be read`)) });
      document.head.append(script);
    });
  }
  const bytes = (s) => new TextEncoder().encode(s);
  const escaped = (s) => s.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  const filled = (template) => bytes(template
    .replaceAll("CHAINRULE_TITLE", () => escaped(title)).replaceAll("CHAINRULE_IDENTIFIER", identifier).replaceAll("CHAINRULE_COMPLETE", complete));
  const files = { "imsmanifest.xml": filled(kit.manifests[version]) }; // first, where systems look for it
  for (const file of kit.files) files[file] = new Uint8Array(await (await get(file)).arrayBuffer());
  for (const [file, template] of Object.entries(kit.unit)) files[file] = filled(template);
  files[kit.document] = text;
  const zip = window.chainruleZip(files);
  const url = URL.createObjectURL(new Blob([zip], { type: "application/zip" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return zip.length;
};
