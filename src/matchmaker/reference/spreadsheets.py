"""The chapter of the reference about spreadsheets beside the scenario file."""

SPREADSHEETS = """\
## Spreadsheets

People, organisations, topics and requests can live in spreadsheets, saved as CSV beside the scenario file, which names
those there are:

```yaml
files: {people: people.csv, requests: requests.csv}
```

`people.csv`:

```csv
id;name;function.de;function.en;languages;available;meetings.at_most;step_free
eva;Eva Lund;Einkauf;Purchasing;de:native|en;09:00-12:00|15:00-17:00;6;
dan;Dan Ek;Vertrieb;Sales;en;2026-05-04 10:00-16:00;;yes
```

`requests.csv`:

```csv
from;to;wish
eva;dan;must
dan;ada;4
```

What stands in the scenario file and what stands in spreadsheets adds up. The first row names the columns, in any order,
each by its key in the tables below: [person](#person), [organisation](#organisation), [topic](#topic),
[request](#request). What is wrong is told with file, row and column, such as `people.csv:17: column rank: …`; rows are
counted as the spreadsheet shows them, with the header as row 1.

| what | how |
| --- | --- |
| key within a part | with a dot: `meetings.at_most`, `native_name.text` |
| text in one language | the language after a dot: `function.de`; without one it is for all other languages |
| list | entries separated by <code>&#124;</code> or `;` or a line break in the cell, whatever separates the cells |
| languages | codes, with the level after a colon unless it is working: <code>de:native&#124;en</code> |
| yes or no | `yes`, `true`, `ja`, `wahr`, `x`, `1`, or `no`, `false`, `nein`, `falsch`, `0` |
| everything else | as in the scenario file: `2026-05-04 09:00-12:00`, whole numbers as `3`, not `3,0` |
| empty cell | not stated: the default holds |

Cells are separated by `,` or `;` or tabs, which the header tells (so does a line `sep=;` before it). The file is in
UTF-8, in UTF-16 with its mark, or else in Windows-1252, as spreadsheet programs save it. Blank rows and columns,
blanks around cells and capital letters in the header do not matter. A cell that contains the separator of the file
stands in quotes, as programs write it. A column nobody knows is an error, and so is a row
with more cells than the header. A cell is a text, never a formula. Paths begin in the folder of the scenario file; a
spreadsheet has at most 32 MB and 200,000 rows.
"""
