## EXTRACT(DOW) counts from 1 on Sunday, as Calcite, ODBC and {fn DAYOFWEEK} do
SELECT EXTRACT(DOW FROM DATE '2026-11-01')
## Text with Z or an offset is an instant, which is shown in timeZone; PostgreSQL drops the offset zone=la
SELECT CAST('2026-10-05T21:25:16Z' AS TIMESTAMP)
## GREATEST and LEAST of a NULL are NULL, as in Oracle, MySQL and BigQuery
SELECT GREATEST(1, CAST(NULL AS INTEGER))
## A TIMESTAMP is cut to its precision, as the API's bounds are, and not rounded
SELECT CAST(TIMESTAMP '2026-10-05 21:25:16.802' AS TIMESTAMP(0))
## CHAR(n) is padded, as the standard has it
SELECT CHAR_LENGTH(CAST('a' AS CHAR(3)))
## REGEXP_REPLACE replaces all matches, as in MySQL, Oracle and BigQuery
SELECT REGEXP_REPLACE('aXbX', 'X', '-')
## EXTRACT of SECOND and EPOCH are whole numbers, as in Calcite
SELECT EXTRACT(SECOND FROM TIMESTAMP '2026-10-05 21:25:16.802')
## Text is ordered by UTF-16 units, as Java does: characters beyond the first plane come before U+E000
SELECT MIN(x) FROM (VALUES ('🎉'), ('Ａ')) AS t(x)
