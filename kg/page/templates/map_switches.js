// The switches of the map that all pages with one have: what fills the states, whose members are hatched, zoom.
const FILLS = ["influence", "mood", "none"];
const mapSwitches = (map, changed) => {
  const fills = byId("fill");
  const list = byId("alliance");
  const chosen = () => map.alliances.find(({ iri }) => iri === list?.value) ?? null;
  const apply = () => {
    byId("atlas").dataset.fill = fills.value;
    document.querySelectorAll(".map-key .ramp-influence").forEach((item) => { item.hidden = fills.value !== "influence"; });
    document.querySelectorAll(".map-key .ramp-mood").forEach((item) => { item.hidden = fills.value !== "mood"; });
    if (!list) return;
    byId("key-alliance").hidden = !chosen();
    byId("key-alliance").querySelector("span").textContent = chosen() ? `members of ${chosen().name} today, as it lists them` : "";
  };
  for (const control of [fills, list]) control?.addEventListener("change", () => { apply(); changed(); });
  apply();
  return {
    members: () => chosen()?.members ?? [],
    // Their part of the address, and back from it; whatever is unknown there is passed over.
    address: () => ({ fill: fills.value === "influence" ? "" : fills.value, alliance: chosen()?.iri ?? "" }),
    restore: (address) => {
      fills.value = FILLS.includes(address.get("fill")) ? address.get("fill") : "influence";
      if (list) list.value = map.alliances.some(({ iri }) => iri === address.get("alliance")) ? address.get("alliance") : "";
      apply();
    },
  };
};
const mapZoom = (atlas) => {
  byId("map-in").addEventListener("click", () => atlas.zoomBy(1.6));
  byId("map-out").addEventListener("click", () => atlas.zoomBy(1 / 1.6));
  byId("map-fit").addEventListener("click", () => atlas.fit());
};
