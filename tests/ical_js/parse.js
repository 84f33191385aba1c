// Prints what ical.js reads in calendar files: {path: [{uid, start, end, ...}]}, instants in UTC.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

function read(path) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      // A time without a known zone is taken as the machine's: the caller sets TZ so that this cannot go unseen.
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      summary: event.summary,
      location: event.location,
      description: event.description,
      status: component.getFirstPropertyValue("status"),
      sequence: event.sequence,
      alarms: component.getAllSubcomponents("valarm").length,
      organizer: component.getFirstPropertyValue("organizer"),
    };
  });
}

const files = process.argv.slice(2);
console.log(JSON.stringify(Object.fromEntries(files.map((path) => [path, read(path)]))));
