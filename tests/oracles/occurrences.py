#!/usr/bin/env python3
"""Occurrences of the window engine compared with Python's zoneinfo and dateutil: zero may differ.

Argument: the binary of `cargo build -p slipway-domain --example occurrences`. Two parts: daily and
hourly windows around every clock change of every IANA zone, 2020 to 2037; and generated rules.
Run with PYTHONTZPATH="" so that zoneinfo reads the tzdata package, not the machine's files.
"""
import datetime as dt
import itertools
import json
import random
import subprocess
import sys
import zoneinfo
from importlib import resources

from dateutil import rrule

UTC = dt.timezone.utc
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
RULES = 4_000
SEED = 5545


class Engine:
    """The engine's side, one line in and one line out."""

    def __init__(self, binary):
        self.process = subprocess.Popen([binary], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.about = json.loads(self.process.stdout.readline())

    def ask(self, cases):
        """Answers cases in order. Blocks are small enough for a pipe to hold their answers."""
        answers = []
        for block in itertools.batched(cases, 16) if sys.version_info >= (3, 12) else batches(cases, 16):
            self.process.stdin.write("".join(json.dumps(case) + "\n" for case in block))
            self.process.stdin.flush()
            answers += [json.loads(self.process.stdout.readline()) for _ in block]
        return answers


def batches(cases, size):
    """What itertools.batched does from Python 3.12 on."""
    for at in range(0, len(cases), size):
        yield cases[at : at + size]


def place(local, zone):
    """RFC 5545: in a gap the offset before it, in a fold the first; zoneinfo's fold=0 is both."""
    return int(local.replace(tzinfo=zone, fold=0).timestamp())


def case(zone, start, minutes, rule, begin, end, rdates=(), exdates=()):
    dates = lambda list: [date.isoformat(timespec="seconds") for date in list]
    return {
        "zone": zone, "start": start.isoformat(timespec="seconds"), "minutes": minutes, "rule": rule,
        "from": begin, "to": end, "rdates": dates(rdates), "exdates": dates(exdates),
    }


def in_range(locals, zone, minutes, begin, end):
    """Starts that overlap the range, each instant once."""
    starts = {place(local, zone) for local in locals}
    return sorted(start for start in starts if start < end and start + minutes * 60 > begin)


def changes(zone):
    """Instants from 2020 to 2037 at which the offset changes, with the offsets before and after."""
    offset = lambda at: dt.datetime.fromtimestamp(at, zone).utcoffset()
    step = 12 * 3600
    at = int(dt.datetime(2020, 1, 1, tzinfo=UTC).timestamp())
    last = int(dt.datetime(2038, 1, 1, tzinfo=UTC).timestamp())
    before = offset(at)
    while at < last:
        after = offset(at + step)
        if after != before:
            low, high = at, at + step
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(middle) == before else (low, middle)
            yield high, before, after
        before, at = after, at + step


def around_changes(name, zone):
    """Daily and hourly windows about each change: at its edges, inside it, and away from it."""
    for at, before, after in changes(zone):
        old = dt.datetime.fromtimestamp(at, UTC).replace(tzinfo=None) + before
        new = old - before + after
        first, last = min(old, new), max(old, new)
        second = dt.timedelta(seconds=1)
        walls = [first - second, first, first + (last - first) / 2, last - second, last, last + dt.timedelta(hours=11)]
        begin, end = at - 20 * 86400, at + 20 * 86400
        for wall in walls:
            start = wall.replace(microsecond=0) - dt.timedelta(days=5)
            locals = [start + dt.timedelta(days=day) for day in range(10)]
            yield case(name, start, 180, "FREQ=DAILY;COUNT=10", begin, end), locals
        start = first - dt.timedelta(hours=20, minutes=15)
        locals = [start + dt.timedelta(hours=hour) for hour in range(50)]
        yield case(name, start, 45, "FREQ=HOURLY;COUNT=50", begin, end), locals


def compare(engine, wanted, report):
    """Asks for all cases and counts occurrences, and cases that differ."""
    answers = engine.ask([asked for asked, _ in wanted])
    occurrences = different = 0
    for (asked, starts), answer in zip(wanted, answers):
        occurrences += len(starts)
        if answer.get("starts") != starts:
            different += 1
            if different <= 5:
                report(f"DIFFERS {json.dumps(asked)}\n  engine {str(answer)[:300]}\n  oracle {str(starts)[:300]}")
    return occurrences, different


def all_changes(engine):
    names = sorted(zoneinfo.available_timezones())
    both = [name for name in names if name in set(engine.about["zones"])]
    only = sorted(set(names) ^ set(engine.about["zones"]))
    wanted, count = [], 0
    for name in both:
        zone = zoneinfo.ZoneInfo(name)
        cases = list(around_changes(name, zone))
        count += len(cases) // 7
        wanted += [(asked, in_range(locals, zone, asked["minutes"], asked["from"], asked["to"])) for asked, locals in cases]
    occurrences, different = compare(engine, wanted, print)
    print(f"zones: {len(both)} (in one side only: {only or 'none'}), changes 2020-2037: {count}, "
          f"schedules: {len(wanted)}, occurrences: {occurrences}, different: {different}")
    return different + len([name for name in only if name not in ("Factory", "localtime")])


class Rule:
    """A generated rule: its text without an end, what ends it, and how dateutil is to read it."""

    def __init__(self, dice):
        pick = lambda low, high, most: ",".join(map(str, sorted(dice.sample(range(low, high + 1), dice.randint(1, most)))))
        either = lambda high, most: ",".join(str(dice.choice([1, -1]) * dice.randint(1, high)) for _ in range(dice.randint(1, most)))
        maybe = lambda chance: dice.random() < chance
        self.freq = dice.choice(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"])
        parts = {"INTERVAL": str(dice.choice([1, 1, 1, 2, 3, 4, 5, 7, 12, 25]))}
        if maybe(0.3):
            parts["WKST"] = dice.choice(DAYS)
        if maybe(0.3):
            parts["BYMONTH"] = pick(1, 12, 4)
        if maybe(0.5):
            plain = ",".join(dice.sample(DAYS, dice.randint(1, 5)))
            most = 5 if self.freq == "MONTHLY" or "BYMONTH" in parts else 53
            nth = lambda: dice.choice([dice.randint(1, most), -dice.randint(1, most - 1)])
            numbered = ",".join(f"{nth()}{day}" for day in dice.sample(DAYS, dice.randint(1, 3)))
            parts["BYDAY"] = numbered if self.freq in ("YEARLY", "MONTHLY") and maybe(0.5) else plain
        if self.freq != "WEEKLY" and maybe(0.3):
            parts["BYMONTHDAY"] = either(31, 6)
        if self.freq in ("YEARLY", "HOURLY") and maybe(0.1):
            parts["BYYEARDAY"] = either(366, 12)
        if self.freq == "YEARLY" and maybe(0.2) and not any(c.isdigit() for c in parts.get("BYDAY", "1")):
            parts["BYWEEKNO"] = either(53, 6)
        if maybe(0.25):
            parts["BYHOUR"] = pick(0, 23, 4)
        if maybe(0.2):
            parts["BYMINUTE"] = pick(0, 59, 3)
        if maybe(0.1):
            parts["BYSECOND"] = pick(0, 59, 1)
        if len([part for part in parts if part.startswith("BY")]) and maybe(0.25):
            parts["BYSETPOS"] = either(5, 3)
        self.parts = parts
        items = list(parts.items())
        dice.shuffle(items)
        self.text = f"FREQ={self.freq};" + ";".join(f"{name}={value}" for name, value in items)

    def starts(self, start):
        """Starts by dateutil, without an end.

        BYSETPOS chooses from whole weeks, where dateutil cuts the first one at its start: there it
        is given the first day of that week, and what comes before the start is dropped.
        """
        begin = start
        if self.freq == "WEEKLY" and "BYSETPOS" in self.parts and "BYDAY" in self.parts:
            first = DAYS.index(self.parts.get("WKST", "MO"))
            begin = start - dt.timedelta(days=(start.weekday() - first) % 7)
        rule = rrule.rrulestr(self.text, dtstart=begin)
        return itertools.dropwhile(lambda at: at < start, rule)


def generated(engine, dice, zones):
    """One generated schedule with what is wanted; None where the rule never occurs."""
    rule = Rule(dice)
    name = dice.choice(zones)
    zone = zoneinfo.ZoneInfo(name)
    start = dt.datetime(2015, 1, 1) + dt.timedelta(minutes=dice.randrange(10 * 365 * 1440))
    minutes = dice.choice([15, 60, 180, 1440, 5000])
    years = 2 if rule.freq == "HOURLY" else 20
    begin = place(start, zone) + dice.randrange(-30 * 86400, years * 365 * 86400)
    end = begin + dice.randrange(1, 200 * 86400)
    text, count, until = rule.text, None, None
    match dice.randrange(4):
        case 0:
            count = dice.choice([1, 3, 20, 150, 1000])
            text += f";COUNT={count}"
        case 1:
            until = place(start, zone) + dice.randrange(years * 365 * 86400)
            text += dt.datetime.fromtimestamp(until, UTC).strftime(";UNTIL=%Y%m%dT%H%M%SZ")
    asked = case(name, start, minutes, text, begin, end)
    answer = engine.ask([asked])[0]
    if "error" in answer:
        return asked, answer["error"] if never(rule, start, zone, until) else "refused, yet it occurs"
    latest = dt.datetime.fromtimestamp(end, UTC).replace(tzinfo=None) + dt.timedelta(days=2)
    latest = min(latest, dt.datetime(2201, 1, 1))
    locals = list(itertools.takewhile(lambda at: at < latest, itertools.islice(rule.starts(start), count)))
    if until is not None:
        locals = [local for local in locals if place(local, zone) <= until]
    out = dice.sample(locals, min(len(locals), dice.choice([0, 0, 1, 10])))
    extra = [start + dt.timedelta(minutes=dice.randrange(years * 365 * 1440)) for _ in range(dice.choice([0, 0, 2]))]
    asked = case(name, start, minutes, text, begin, end, extra, out)
    kept = (set(locals) | set(extra)) - set(out)
    return asked, in_range(kept, zone, minutes, begin, end)


def never(rule, start, zone, until):
    """Whether dateutil finds no start either, up to 2060; by itself it would look until 9999."""
    dt.MAXYEAR = 2060
    try:
        first = next(rule.starts(start), None)
    except ValueError as error:
        if "empty set" not in str(error):
            raise
        first = None
    dt.MAXYEAR = 9999
    return first is None or (until is not None and place(first, zone) > until)


def all_rules(engine):
    dice = random.Random(SEED)
    zones = ["Europe/London", "America/New_York", "Africa/Casablanca", "Africa/Cairo", "Australia/Lord_Howe",
             "America/Asuncion", "Asia/Kathmandu", "Africa/Lagos", "Pacific/Apia", "UTC"]
    wanted, refused = [], {}
    for _ in range(RULES):
        asked, starts = generated(engine, dice, zones)
        if isinstance(starts, str):
            refused[starts] = refused.get(starts, 0) + 1
        else:
            wanted.append((asked, starts))
    occurrences, different = compare(engine, wanted, print)
    print(f"generated rules: {len(wanted)}, occurrences: {occurrences}, different: {different}; refused: {refused or 'none'}")
    return different + sum(count for why, count in refused.items() if "never occurs" not in why)


def main():
    engine = Engine(sys.argv[1])
    ours = resources.files("tzdata").joinpath("zones").parent.joinpath("zoneinfo/tzdata.zi")
    edition = ours.read_text().splitlines()[0].split()[-1]
    if zoneinfo.TZPATH or edition != engine.about["tzdata"]:
        sys.exit(f"occurrences.py: zoneinfo reads {zoneinfo.TZPATH or edition}, the engine has tzdata {engine.about['tzdata']}")
    print(f"tzdata {edition} on both sides")
    different = all_changes(engine) + all_rules(engine)
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
