// What a tab works on stands in its session by its address, since frames of one tab share a session. An address that selects something
// else in the same document is the same place. It can be long, so that its checksum (FNV-1a) and length stand for it.
window.chainrulePlace = () => {
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const selects of ["sample", "parameter"]) asked.delete(selects);
  const address = location.pathname + "#" + asked;
  let sum = 0;
  for (let i = 0; i < address.length; i++) sum = Math.imul(sum ^ address.charCodeAt(i), 0x01000193);
  return "chainrule at " + (sum >>> 0).toString(36) + " " + address.length;
};
