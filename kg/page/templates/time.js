// Times as days since 1970, and their division into weeks, months or years. A time is a day, a month or a year.
const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayAt = (year, month = 0, date = 1) => Math.round(Date.UTC(year, month, date) / DAY);
const dateOf = (number) => new Date(number * DAY);
const isoOf = (number) => dateOf(number).toISOString().slice(0, 10);
const spanOf = (time) => {
  const [, year, month, date] = /^([1-9]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?![-\d])/.exec(time) ?? [];
  if (!year) return null;
  const [y, m] = [Number(year), Number(month ?? 1) - 1];
  if (date) return [dayAt(y, m, Number(date)), dayAt(y, m, Number(date))];
  return month ? [dayAt(y, m), dayAt(y, m + 1) - 1] : [dayAt(y), dayAt(y + 1) - 1];
};
const day = (iso) => {
  const [year, month, date] = iso.split("-");
  return [date ? String(Number(date)) : "", MONTHS[Number(month) - 1] ?? "", year].filter(Boolean).join(" ");
};

const monthNumber = (number) => dateOf(number).getUTCFullYear() * 12 + dateOf(number).getUTCMonth();
const UNITS = {
  week: { name: "week", at: (d) => Math.floor((d + 3) / 7), start: (n) => n * 7 - 3, label: (d) => `Week of ${day(isoOf(d))}` },  // Mondays
  month: { name: "month", at: monthNumber, start: (n) => dayAt(Math.floor(n / 12), n % 12), label: (d) => day(isoOf(d).slice(0, 7)) },
  quarter: { name: "quarter", at: (d) => Math.floor(monthNumber(d) / 3), start: (n) => dayAt(Math.floor(n / 4), (n % 4) * 3), label: (d) => `Q${Math.floor(dateOf(d).getUTCMonth() / 3) + 1} ${dateOf(d).getUTCFullYear()}` },
  year: { name: "year", at: (d) => dateOf(d).getUTCFullYear(), start: (n) => dayAt(n), label: (d) => String(dateOf(d).getUTCFullYear()) },
};
// Bins of the finest unit of which no more than its limit are needed between two days.
const binning = (first, last, limits) => {
  const [name] = Object.entries(limits).find(([unit, limit]) => UNITS[unit].at(last) - UNITS[unit].at(first) < limit);
  const unit = UNITS[name];
  const base = unit.at(first);
  const bins = Array.from({ length: unit.at(last) - base + 1 }, (_, n) => ({ start: unit.start(base + n), end: unit.start(base + n + 1) - 1 }));
  bins.forEach((bin) => { bin.label = unit.label(bin.start); });
  return { unit: unit.name, bins, at: (d) => Math.min(bins.length - 1, Math.max(0, unit.at(d) - base)) };
};

ties.forEach((tie) => {
  tie.spans = tie.times.map(spanOf).filter(Boolean);
  tie.dated = tie.spans.length > 0;
});
// The scale: from the day's and month's dates, as a year alone would stretch it to January; a few dates far before all
// others (a treaty of 1828) fall into the first step.
const timeline = (() => {
  const spans = ties.flatMap((tie) => tie.spans);
  const exact = spans.filter(([from, to]) => to - from < 40);
  const days = (exact.length ? exact : spans).flat().sort((a, b) => a - b);
  if (!days.length) return { unit: "month", bins: [], at: () => 0, early: false };
  const [low, high] = [days[Math.floor(days.length * 0.1)], days[Math.floor(days.length * 0.9)]];
  const first = days.find((d) => d >= low - 1.5 * (high - low) - 366);
  return { ...binning(first, days[days.length - 1], { week: 40, month: 150, year: Infinity }), early: spans.some(([from]) => from < first - 366) };
})();
const lastBin = timeline.bins.length - 1;
