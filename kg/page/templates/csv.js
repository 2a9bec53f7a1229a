// Comma-separated values (RFC 4180). Programs that calculate take a cell that begins with = + - @ or a tab for a formula:
// words that do so get an apostrophe before them, numbers stay numbers.
const quoted = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const harmless = (text) => (/^[\s\0]*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const csvCell = (value) => (typeof value === "number" ? String(value) : quoted(harmless(String(value ?? ""))));
const csvOf = (rows) => rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
const saveCsv = (rows, ending, marked) => save(new Blob([`${marked ? "\ufeff" : ""}${csvOf(rows)}`], { type: "text/csv;charset=utf-8" }), ending);
