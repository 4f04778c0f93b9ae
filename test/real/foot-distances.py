#!/usr/bin/python3
"""Distances on foot from another program than ours, to compare with: Osmium reads, NetworkX finds the ways.

apt-get install python3-pyosmium python3-networkx
/usr/bin/python3 test/real/foot-distances.py FOLDER/krems.osm.gz FOLDER/monaco.osm.gz > test/real/foot-distances.json

Lengths are chords of a sphere of 6,371,008.8 m, made into arcs.
"""
import json
import math
import os
import random
import sys

import networkx
import osmium

WALKED = set(
    "footway path steps pedestrian living_street residential service unclassified road track cycleway tertiary "
    "tertiary_link secondary secondary_link primary primary_link platform".split()
)
ON_WORD = {"trunk", "trunk_link", "bridleway", "corridor"}
REFUSING = {"no", "private", "military", "agricultural", "forestry", "restricted", "use_sidepath"}
ALLOWING = {"yes", "designated", "permissive", "official", "destination", "customers", "public"}
WALLS = {"fence", "wall", "hedge", "retaining_wall", "city_wall", "ditch"}


def refuses(tags):
    foot = tags.get("foot")
    return foot in REFUSING or (tags.get("access") in REFUSING and foot not in ALLOWING)


def walked(tags):
    if refuses(tags):
        return False
    sides = [tags.get(name) for name in ("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right")]
    word = tags.get("foot") in ALLOWING or any(side not in (None, "no", "none") for side in sides)
    if tags.get("motorroad") == "yes" and not word:
        return False
    highway = tags.get("highway")
    if highway is None:
        return (
            tags.get("railway") == "platform"
            or tags.get("public_transport") == "platform"
            or tags.get("man_made") == "pier"
        )
    if tags.get("indoor") == "yes":
        return tags.get("foot") in ALLOWING
    return highway in WALKED or (highway in ON_WORD and word)


def apart(a, b):
    def vector(place):
        longitude, latitude = map(math.radians, place)
        return (
            math.cos(latitude) * math.cos(longitude),
            math.cos(latitude) * math.sin(longitude),
            math.sin(latitude),
        )

    return 2 * 6_371_008.8 * math.asin(math.dist(vector(a), vector(b)) / 2)


class Streets(osmium.SimpleHandler):
    def __init__(self):
        super().__init__()
        self.closed = set()
        self.places = {}
        self.graph = networkx.Graph()

    def node(self, node):
        self.places[node.id] = (node.location.lon, node.location.lat)
        barrier = node.tags.get("barrier")
        if barrier is None:
            return
        if refuses(node.tags) or (barrier in WALLS and node.tags.get("foot") not in ALLOWING):
            self.closed.add(node.id)

    def way(self, way):
        if not walked(way.tags):
            return
        ids = [node.ref for node in way.nodes]
        for a, b in zip(ids, ids[1:]):
            if a == b or {a, b} & self.closed or a not in self.places or b not in self.places:
                continue
            self.graph.add_edge(a, b, metres=apart(self.places[a], self.places[b]))


answers = {}
for path in sys.argv[1:]:
    streets = Streets()
    streets.apply_file(path)
    parts = sorted(networkx.connected_components(streets.graph), key=lambda part: (-len(part), min(part)))
    inside, outside = sorted(parts[0]), sorted(set().union(*parts[1:]))
    away = {
        node: min(apart(streets.places[node], streets.places[other]) for other in inside) for node in outside
    }
    farthest = max(outside, key=lambda node: (away[node], node))
    chance = random.Random(20261123)
    pairs = []
    for _ in range(60):
        a, b = chance.sample(inside, 2)
        metres = networkx.dijkstra_path_length(streets.graph, a, b, weight="metres")
        pairs.append([*streets.places[a], *streets.places[b], round(metres, 2)])
    answers[os.path.basename(path)] = {
        "parts": len(parts),
        "kilometres": round(sum(d for _, _, d in streets.graph.edges(data="metres")) / 1000, 3),
        "cutOff": [*streets.places[farthest], round(away[farthest], 1)],
        "pairs": pairs,
    }
json.dump(answers, sys.stdout, separators=(",", ":"))
print()
