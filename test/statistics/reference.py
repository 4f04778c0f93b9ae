"""Prints every constant of the tests that comes from Python: python3 test/statistics/reference.py

Needs numpy, scipy and scikit-learn (Debian: python3-scipy python3-sklearn). Made with scikit-learn 1.2.1, scipy 1.10.1.
"""

import numpy as np
from scipy.stats import norm, permutation_test, rankdata
from sklearn.cluster import DBSCAN

print("DBSCAN of 90 points")
i = np.arange(90)
longitude = 16.4 + (i * i * 37 % 997) * 1e-5
latitude = 57.2 + (i * i * i * 13 + i * 71) % 991 * 5e-6
found = DBSCAN(eps=40 / 6371008.8, min_samples=4, metric="haversine", algorithm="brute").fit(
    np.radians(np.c_[latitude, longitude])
)
cores = np.zeros(90, int)
cores[found.core_sample_indices_] = 1
print("".join(map(str, cores)))
print("".join("." if label < 0 else chr(97 + label) for label in found.labels_))

print("time along 1000 m with 300 s at 400 m")
whole = norm.cdf(4) - norm.cdf(-4)
for a, b in ((390, 410), (364, 436), (300, 350), (900, 1000)):
    low, high = (min(4, max(-4, (end - 400) / 12)) for end in (a, b))
    print(a, b, repr(((b - a) / (4 / 3.6) + 300 * (norm.cdf(high) - norm.cdf(low)) / whole) / 1200))

print("rank sum with ties, exact")
for first, second in (
    ([0, 2, 3, 4], [3, 3, 2, 0]),
    ([1, 1, 4, 2], [2, 5, 1, 1]),
    ([0, 0, 2, 6], [4, 3, 1, 0]),
    ([2, 3, 2, 1], [1, 3, 3, 1]),
):
    x, y = (np.repeat([1, 2, 3, 4], counts) for counts in (first, second))
    size = len(x) * (len(x) + len(y) + 1)

    def away(x, y):
        return abs(2 * rankdata(np.concatenate([x, y]))[: len(x)].sum() - size)

    test = permutation_test((x, y), away, permutation_type="independent", n_resamples=np.inf, alternative="greater")
    print(first, second, repr(test.pvalue))

print("areas of chance on 2500 m, when 3, 4, 5 and 6 people are needed")
random = np.random.default_rng(1)


def areas(places, people, needed):
    """Runs of cores along the line: a core has so many people within 40 m, and 40 m between two cores end a run."""
    order = np.argsort(places)
    places, people = places[order], people[order]
    near = np.abs(places[:, None] - places[None, :]) <= 40
    crowd = np.array([len(set(people[row])) for row in near])
    cores = places[crowd >= needed]
    return 0 if len(cores) == 0 else 1 + int((np.diff(cores) > 40).sum())


for marks, walkers in ((40, 12), (60, 12), (60, 20)):
    people = np.arange(marks) % walkers
    for name in ("anywhere", "half at 8 stops"):
        total = np.zeros(4)
        for _ in range(1500):
            places = random.uniform(0, 2500, marks)
            if name != "anywhere":
                stops = 2500 * (random.integers(0, 8, marks) + 0.5) / 8 + 12 * random.standard_normal(marks)
                places = np.where(random.random(marks) < 0.5, stops, places)
            total += [areas(places, people, needed) for needed in (3, 4, 5, 6)]
        print(marks, "marks by", walkers, "people,", name, np.round(total / 1500, 2))
