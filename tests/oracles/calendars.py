#!/usr/bin/env python3
"""Our exports read again by Python's icalendar: what they say must be what is planned.

Argument: the binary of `cargo build -p slipway-app --example exports`. It writes calendars, a received
mail, and `meant.json`. Zones are those of the file's own VTIMEZONE, rules are expanded by dateutil.
At the end some values of `meant.json` are falsified one by one: each must be noticed.
"""
import copy
import datetime as dt
import email
import email.policy
import json
import pathlib
import subprocess
import sys
import tempfile

import icalendar
from dateutil import rrule, tz

UTC = dt.timezone.utc
# Windows without an end are compared up to here.
LAST = dt.datetime(2028, 12, 29, tzinfo=UTC)


def calendar_of(path):
    """The calendar of a file, or the attached one of a mail, with the mail's subject and METHOD."""
    data = path.read_bytes()
    if path.suffix == ".eml":
        mail = email.message_from_bytes(data, policy=email.policy.default)
        part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
        data = part.get_payload(decode=True)
        calendar = icalendar.Calendar.from_ical(data)
        assert part.get_param("method") == str(calendar["METHOD"]), "the mail's METHOD is another"
        return data, calendar
    return data, icalendar.Calendar.from_ical(data)


class Zones:
    """The zones that the file itself describes; a TZID without one is an error."""

    def __init__(self, calendar):
        make = lambda zone: zone.to_tz(lookup_tzid=False)
        self.zones = {str(zone["TZID"]): make(zone) for zone in calendar.walk("VTIMEZONE")}

    def of(self, prop):
        """The zone of a property; that of a time ending in Z is UTC."""
        name = prop.params.get("TZID")
        return self.zones[str(name)] if name and name != "UTC" else UTC

    @staticmethod
    def place(local, zone):
        """The instant of a wall clock: RFC 5545 takes the first in a fold, and in a gap the offset before."""
        at = local.replace(tzinfo=zone, fold=0)
        return (at if zone is UTC else tz.resolve_imaginary(at)).astimezone(UTC)


def dates(event, name):
    """Wall-clock times of RDATE or EXDATE."""
    found = event.get(name, [])
    lists = found if isinstance(found, list) else [found]
    return sorted(one.dt.replace(tzinfo=None) for every in lists for one in every.dts)


def occurrences(event, zones):
    """Starts up to LAST, expanded on the wall clock and then placed."""
    start = event["DTSTART"]
    zone, first = zones.of(start), start.dt.replace(tzinfo=None)
    locals = {first}
    if "RRULE" in event:
        rule = dict(event["RRULE"])
        until = rule.pop("UNTIL", [None])[0]
        text = icalendar.vRecur(rule).to_ical().decode()
        every = rrule.rrulestr(text, dtstart=first)
        locals = set(every.between(first, LAST.replace(tzinfo=None) + dt.timedelta(days=2), inc=True))
        locals = {local for local in locals if until is None or zones.place(local, zone) <= until}
    locals = (locals | set(dates(event, "RDATE"))) - set(dates(event, "EXDATE"))
    return sorted({zones.place(local, zone) for local in locals})


def said(event, zones):
    """What an entry of the file says, in the words of meant.json."""
    start = event["DTSTART"]
    length = event["DURATION"].dt if "DURATION" in event else None
    local = lambda at: at.isoformat(timespec="minutes")
    text = lambda name: str(event.get(name, ""))
    return {
        "uid": text("UID"), "sequence": int(event["SEQUENCE"]), "status": text("STATUS"),
        "summary": text("SUMMARY"), "description": text("DESCRIPTION"), "location": text("LOCATION"),
        "zone": str(start.params.get("TZID", "UTC")),
        "start": zones.place(start.dt.replace(tzinfo=None), zones.of(start)),
        "minutes": length and length.total_seconds() / 60,
        "rrule": parts(event["RRULE"].to_ical().decode()) if "RRULE" in event else None,
        "rdates": [local(at) for at in dates(event, "RDATE")],
        "exdates": [local(at) for at in dates(event, "EXDATE")],
        "occurrences": [at for at in occurrences(event, zones) if at < LAST],
    }


def parts(rule):
    return sorted(rule.upper().split(";"))


def meaning(event):
    """An entry of meant.json in the same words."""
    at = lambda text: dt.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)
    meant = {name: event[name] for name in ("uid", "sequence", "status", "summary", "description", "location", "zone", "minutes")}
    meant["start"] = at(event["start"]) if event["start"] else None
    meant["rrule"] = parts(event["rrule"]) if event["rrule"] else None
    meant["rdates"], meant["exdates"] = sorted(event["rdates"]), sorted(event["exdates"])
    meant["occurrences"] = [start for start in map(at, event["occurrences"]) if start < LAST]
    return meant


def differences(folder, meant):
    """One line for each value that differs."""
    for file in meant["files"]:
        data, calendar = calendar_of(folder / file["file"])
        zones = Zones(calendar)
        if any(len(line) > 75 for line in data.split(b"\r\n")) or b"\n" in data.replace(b"\r\n", b""):
            yield f"{file['file']}: a line is longer than 75 octets, or not ended by CRLF"
        found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
        for event in calendar.walk("VEVENT"):
            if event.errors:
                yield f"{file['file']}: {event['UID']} has errors: {event.errors}"
        if len(found) != len(calendar.walk("VEVENT")) or len(found) != len(file["events"]):
            yield f"{file['file']}: {len(calendar.walk('VEVENT'))} entries, {len(file['events'])} are meant"
        for event in map(meaning, file["events"]):
            if event["uid"] not in found:
                yield f"{file['file']}: {event['uid']} is not there"
                continue
            reads = said(found[event["uid"]], zones)
            for name, value in event.items():
                if reads[name] != value and not (name == "start" and value is None):
                    yield f"{file['file']}: {event['summary']!r}: {name} is {str(reads[name])[:300]!r}, meant {str(value)[:300]!r}"


def unnoticed(folder, meant):
    """Values of the plan that can be falsified without a difference: there must be none."""
    later = lambda text: text[:-1] + ("1" if text[-1] == "0" else "0")
    an_hour = lambda text: (dt.datetime.fromisoformat(text.replace("Z", "+00:00")) + dt.timedelta(hours=1)).isoformat()
    plants = {
        "uid": lambda uid: uid + "x", "sequence": lambda number: number + 1, "status": lambda _: "NONE",
        "summary": lambda text: text + " ", "description": lambda text: text + "\n", "location": lambda text: text[1:],
        "zone": lambda _: "Europe/Rome", "minutes": lambda minutes: minutes + 1, "start": an_hour,
        "rrule": lambda rule: rule + ";WKST=SU", "rdates": lambda list: [later(at) for at in list],
        "exdates": lambda list: list[1:], "occurrences": lambda list: list[:-1] + [an_hour(list[-1])],
    }
    for number, file in enumerate(meant["files"]):
        for name, plant in plants.items():
            which = next((at for at, event in enumerate(file["events"]) if event[name] not in (None, [], "")), None)
            if which is None:
                continue
            false = {"files": [copy.deepcopy(file)]}
            event = false["files"][0]["events"][which]
            event[name] = plant(event[name])
            if not any(True for _ in differences(folder, false)):
                yield f"{file['file']}: a false {name} is not noticed"
        if not any(True for _ in differences(folder, {"files": [{**file, "events": file["events"][1:]}]})):
            yield f"{file['file']}: an entry too many is not noticed"


def main():
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        subprocess.run([sys.argv[1], place], check=True)
        meant = json.loads((folder / "meant.json").read_text())
        wrong = list(differences(folder, meant))
        blind = list(unnoticed(folder, meant))
    for line in (wrong + blind)[:20]:
        print(f"DIFFERS {line}")
    events = [event for file in meant["files"] for event in file["events"]]
    zones = len({event["zone"] for event in events})
    starts = sum(len(event["occurrences"]) for event in events)
    print(f"exports: {len(meant['files'])} files, entries: {len(events)} in {zones} zones, occurrences: {starts}, "
          f"different: {len(wrong)}, falsified and unnoticed: {len(blind)}")
    sys.exit(1 if wrong or blind or not events else 0)


if __name__ == "__main__":
    main()
