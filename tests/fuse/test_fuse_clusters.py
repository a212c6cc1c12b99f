"""Which reports meet in one incident, and which may not."""

import pytest
from fuse_world import World, many, partition, rule
from hypothesis import given, settings
from hypothesis import strategies as st

STRIKE = "Jets bombed the grain market of Upper Orchard at noon, a medic said; stalls burned."
RETOLD = "At noon warplanes hit the grain market in Upper Orchard; the stalls burned, residents said."


def pair(first: dict, second: dict, texts: tuple[str, str] = (STRIKE, RETOLD)) -> bool:
    """Whether two accounts, in two outlets, are taken as one incident."""
    world = World()
    for outlet, text, fields in (("Lamp", texts[0], first), ("Plough", texts[1], second)):
        world.report(world.document(outlet, text, "2016-05-02"), **fields)
    return len(world.fuse().incidents) == 1


BASE: dict = {"day": "2016-05-01", "where": "Upper Orchard", "killed": 14, "by": ["army"]}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"killed": 16},
        {"killed": "12+"},
        {"killed": None},
        {"kind": "shelling"},
        {"by": ["russia"]},
        {"day": ("2016-04-30", "2016-05-01")},
        {"day": None},
        {"where": "Idlib province"},
    ],
)
def test_accounts_of_one_strike_meet(change: dict) -> None:
    assert pair(BASE, BASE | change)


@pytest.mark.parametrize(
    "change",
    [
        {"day": "2016-05-03"},
        {"where": "Lower Orchard"},
        {"where": "Saltmarsh"},
        {"status": "planned_or_threatened"},
        {"kind": "aid_delivery", "killed": None},
        {"kind": "ceasefire_act", "killed": None},
    ],
)
def test_what_excludes_one_incident_keeps_apart(change: dict) -> None:
    # The words and all else are the same: a veto needs no weighing.
    assert not pair(BASE, BASE | change, (STRIKE, STRIKE + " "))


def test_a_country_alone_is_no_place() -> None:
    plain = {"killed": None, "by": ["army"]}
    texts = ("Planes struck rebel lines.", "Jets flew sorties over many fronts, officers said.")
    assert not pair(plain | {"where": "Syria"}, plain | {"where": "Upper Orchard"}, texts)
    assert not pair(plain | {"where": None, "day": None}, plain | {"where": "Upper Orchard"}, texts)


def test_two_quarters_of_one_city_stay_apart_unless_the_toll_says_otherwise() -> None:
    texts = ("Shells fell on the Old Quarter.", "Mortars hit Mill Street by the station.")
    old, mill = (
        {"where": "Old Quarter, Aleppo", "kind": "shelling"},
        {"where": "Mill Street, Aleppo", "kind": "shelling"},
    )
    assert not pair(old | {"killed": 3}, mill | {"killed": 4}, texts)
    same = (
        "Shells by the station school hall killed pupils",
        "Shells by the station school hall killed pupils too",
    )
    assert pair(old | {"killed": 17, "by": ["rebels"]}, mill | {"killed": 17, "by": ["rebels"]}, same)


def test_two_strikes_of_one_document_stay_two_and_find_their_own_counterparts() -> None:
    world = World()
    first = world.document("Lamp", "In Aleppo twenty died at the bakery by day, and three more at night.")
    second = world.document("Plough", "Aleppo: a raid killed twenty at a bakery; a night raid killed three.")
    a = world.report(first, where="Aleppo", killed=20, by=["army"])
    b = world.report(first, where="Aleppo", killed=3, by=["army"])
    c = world.report(second, where="Aleppo", killed=20, by=["army"])
    d = world.report(second, where="Aleppo", killed=3, by=["army"])
    assert partition(world.fuse()) == {frozenset((a.id, c.id)), frozenset((b.id, d.id))}


def test_strikes_of_one_town_and_day_do_not_chain() -> None:
    world = World()
    for n, killed in enumerate((2, 4, 8, 16, 32, 64)):
        text = f"Raid {n}: {killed} people died near the {['mill', 'dam', 'inn', 'well', 'barn', 'kiln'][n]} of the city."
        world.report(world.document(f"Outlet {n}", text), where="Aleppo", killed=killed)
    assert max(len(i.reports) for i in world.fuse().incidents) <= 2


def test_rulings_win_over_scores_and_are_transitive() -> None:
    world = World()
    docs = [world.document(f"Outlet {n}", f"{STRIKE} {n}") for n in range(3)]
    a, b, c = (world.report(d, **BASE) for d in docs)
    far = world.report(world.document("Anchor", "A clash far away"), "2016-07-01", "Saltmarsh")
    assert partition(world.fuse()) == {frozenset((a.id, b.id, c.id)), frozenset((far.id,))}
    apart = world.fuse([rule(a, b, "not_same"), rule(b, c, "same")])
    assert partition(apart) == {frozenset((a.id,)), frozenset((b.id, c.id)), frozenset((far.id,))}
    joined = world.fuse([rule(a, far, "same")])
    assert any({a.id, far.id} <= set(i.reports) for i in joined.incidents)
    (link,) = [k for k in joined.links if {k.a, k.b} == {a.id, far.id}]
    assert link.same and "Layla ruled: same" in link.reasons[0]


def test_a_withdrawn_ruling_no_longer_counts_and_the_last_one_wins() -> None:
    world = World()
    a = world.report(world.document("Lamp", STRIKE), **BASE)
    b = world.report(world.document("Plough", RETOLD), **BASE)
    early, late = "2016-06-01T08:00:00Z", "2016-06-01T09:00:00Z"
    assert len(world.fuse([rule(a, b, "not_same", early)]).incidents) == 2
    assert len(world.fuse([rule(a, b, "withdraw", late), rule(b, a, "not_same", early)]).incidents) == 1
    assert len(world.fuse([rule(a, b, "same", late), rule(b, a, "not_same", early)]).incidents) == 1


def test_rulings_that_contradict_one_another_are_reported() -> None:
    world = World()
    a, b, c = (world.report(world.document(f"Outlet {n}", f"{STRIKE} {n}"), **BASE) for n in range(3))
    times = [f"2016-06-01T0{n}:00:00Z" for n in range(3)]
    fused = world.fuse(
        [rule(a, b, "same", times[0]), rule(b, c, "same", times[1]), rule(a, c, "not_same", times[2])]
    )
    (problem,) = fused.problems
    assert problem.code == "rulings_conflict"
    assert partition(fused) == {frozenset((a.id,)), frozenset((b.id, c.id))}


def test_ids_outlive_growth_and_what_is_gone_is_named() -> None:
    world = World()
    a = world.report(world.document("Lamp", STRIKE), **BASE)
    lone = world.report(
        world.document("Anchor", "A blast at a checkpoint"), "2016-05-01", "Saltmarsh", kind="bombing"
    )
    before = world.fuse()
    for outlet in ("Plough", "Wheel"):
        world.report(world.document(outlet, RETOLD + outlet), **BASE)
    after = world.fuse(previous=before.incidents)
    assert {i.id for i in before.incidents} == {i.id for i in after.incidents} and not after.gone
    by_report = {r: i.id for i in before.incidents for r in i.reports}
    grown = next(i for i in after.incidents if a.id in i.reports)
    assert len(grown.reports) == 3 and grown.id == by_report[a.id]
    merged = world.fuse([rule(a, lone, "same")], previous=after.incidents)
    assert merged.gone == (by_report[lone.id],)
    split = world.fuse(previous=merged.incidents)
    assert next(i for i in split.incidents if a.id in i.reports).id == grown.id
    assert len({i.id for i in split.incidents}) == len(split.incidents)


def test_order_of_arrival_does_not_matter() -> None:
    world, _ = many(60)
    first = world.fuse()
    for seed in (1, 2, 3):
        assert world.fuse(seed=seed) == first
    assert world.fuse(previous=first.incidents, seed=4).incidents == first.incidents


def test_a_new_day_leaves_the_other_days_alone() -> None:
    world, _ = many(60)
    before = {i.id: i for i in world.fuse().incidents}
    late = world.report(
        world.document("Lamp", "A shell fell", "2019-01-02"), "2019-01-01", "Saltmarsh", kind="shelling"
    )
    after = {i.id: i for i in world.fuse().incidents}
    assert {k: v for k, v in after.items() if late.id not in v.reports} == before


def test_a_made_up_war_is_put_together_again() -> None:
    world, truth = many(300)
    right = wrong = missed = 0
    fused = world.fuse()
    home = {r: i.id for i in fused.incidents for r in i.reports}
    ids = sorted(truth)
    for i, a in enumerate(ids):
        for b in ids[i + 1 :]:
            together, same = home[a] == home[b], truth[a] == truth[b]
            right, wrong, missed = (
                right + (together and same),
                wrong + (together and not same),
                missed + (same and not together),
            )
    assert right / (right + wrong) > 0.97 and right / (right + missed) > 0.95


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 6),
            st.sampled_from(["2016-05-01", "2016-05-02", "2016-05-04", None]),
            st.sampled_from(["Aleppo", "Old Quarter, Aleppo", "Upper Orchard", "Syria", None]),
            st.sampled_from([None, 3, 30]),
            st.sampled_from(["air_strike", "shelling", "ceasefire_act"]),
        ),
        max_size=14,
    ),
    st.lists(
        st.tuples(st.integers(0, 13), st.integers(0, 13), st.sampled_from(["same", "not_same"])), max_size=4
    ),
    st.integers(0, 99),
)
def test_every_report_is_in_one_incident_and_rulings_hold(rows: list, ruled: list, seed: int) -> None:
    world = World()
    reports = []
    for outlet, day, where, killed, kind in rows:
        doc = world.document(f"Outlet {outlet}", f"Account {outlet} of the day by the river and the mill.")
        reports.append(world.report(doc, day, where, killed=killed, kind=kind))
    known = {r.id: r for r in reports}
    unique = list(known.values())
    decisions = [
        rule(unique[a], unique[b], ruling, f"2016-06-01T{n:02}:00:00Z")
        for n, (a, b, ruling) in enumerate(ruled)
        if a < len(unique) and b < len(unique) and a != b
    ]
    fused = world.fuse(decisions)
    told = [r for i in fused.incidents for r in i.reports]
    assert sorted(told) == sorted(known)
    assert world.fuse(decisions, seed=seed) == fused
    refused = {p.subject for p in fused.problems}
    home = {r: i.id for i in fused.incidents for r in i.reports}
    latest = {frozenset(d.subject.split("+")): d for d in decisions}
    for ids, decision in latest.items():
        a, b = ids
        if decision.id not in refused:
            assert (home[a] == home[b]) == (decision.ruling == "same")
    ruled_together = {frozenset(d.subject.split("+")) for d in decisions}
    for incident in fused.incidents:
        for i, a in enumerate(incident.reports):
            for b in incident.reports[i + 1 :]:
                if not ruled_together:
                    assert known[a].document != known[b].document
