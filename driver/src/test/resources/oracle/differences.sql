## EXTRACT(DOW) counts from 1 on Sunday, as Calcite, ODBC and {fn DAYOFWEEK} do
SELECT EXTRACT(DOW FROM DATE '2026-11-01')
## Text with Z or an offset is an instant, which is shown in timeZone; PostgreSQL drops the offset zone=la
SELECT CAST('2026-10-05T21:25:16Z' AS TIMESTAMP)
## GREATEST and LEAST of a NULL are NULL, as in Oracle, MySQL and BigQuery
SELECT GREATEST(1, CAST(NULL AS INTEGER))
## The sum of BIGINTs is a BIGINT, as in MySQL and Spark, and fails where it does not fit
SELECT SUM(x) FROM (VALUES (9223372036854775807), (9223372036854775807)) AS t(x)
## The rows of VALUES have one type, so that a decimal has the scale of the longest
SELECT CAST(x AS VARCHAR) FROM (VALUES (0.5), (0.25)) AS t(x)
## AT TIME ZONE goes from timeZone to another, as analysts mean it, and stays a TIMESTAMP
SELECT TIMESTAMP '2026-10-05 21:25:16' AT TIME ZONE 'America/New_York'
## Months and days are written with two digits
SELECT COUNT(*) FROM calls WHERE started >= '2026-9-5'
## CHAR(n) is padded, as the standard has it
SELECT CHAR_LENGTH(CAST('a' AS CHAR(3)))
## REGEXP_REPLACE replaces all matches, as in MySQL, Oracle and BigQuery
SELECT REGEXP_REPLACE('aXbX', 'X', '-')
## EXTRACT of SECOND and EPOCH are whole numbers, as in Calcite
SELECT EXTRACT(SECOND FROM TIMESTAMP '2026-10-05 21:25:16.802')
## Text is ordered by UTF-16 units, as Java does: characters beyond the first plane come before U+E000
SELECT MIN(x) FROM (VALUES ('🎉'), ('Ａ')) AS t(x)
## ARRAY_AGG leaves nulls out, as in Snowflake
SELECT ARRAY_AGG(x) FROM (VALUES (1), (CAST(NULL AS INTEGER))) AS t(x)
## ARRAY_AGG over nothing is an empty array, as in Snowflake
SELECT ARRAY_AGG(id) FROM users WHERE id = 'none'
## In the hour that a change of the clock repeats, the instant of a local time is the earlier one zone=berlin
SELECT CAST(CAST(TIMESTAMP '2026-10-25 02:30:00' AS TIMESTAMPTZ) AS VARCHAR)
