## integer to everything
SELECT CAST(x AS BIGINT), CAST(x AS SMALLINT), CAST(x AS DECIMAL(10, 2)), CAST(x AS DOUBLE), CAST(x AS REAL), CAST(x AS VARCHAR), CAST(x AS VARCHAR(2)) FROM (VALUES (123), (-45), (0)) AS t(x)
## bigint to integer
SELECT CAST(duration AS INTEGER), CAST(duration AS SMALLINT) FROM calls
## bigint to integer overflows
SELECT CAST(duration * 10000000 AS INTEGER) FROM calls WHERE duration > 1000
## integer to smallint overflows
SELECT CAST(x AS SMALLINT) FROM (VALUES (40000)) AS t(x)
## decimal to integers rounds
SELECT CAST(x AS INTEGER), CAST(x AS BIGINT), CAST(x AS SMALLINT) FROM (VALUES (2.5), (3.5), (-2.5), (2.49), (-0.5)) AS t(x)
## decimal to decimal rounds
SELECT CAST(x AS DECIMAL(10, 2)), CAST(x AS DECIMAL(10, 0)), CAST(x AS DECIMAL(10, 3)) FROM (VALUES (2.345), (-2.345), (1.005), (0.0449)) AS t(x)
## decimal to decimal overflows
SELECT CAST(x AS DECIMAL(4, 2)) FROM (VALUES (123.4)) AS t(x)
## decimal to decimal overflows by rounding
SELECT CAST(x AS DECIMAL(3, 1)) FROM (VALUES (99.96)) AS t(x)
## decimal to integer overflows
SELECT CAST(x AS INTEGER) FROM (VALUES (2147483647.5)) AS t(x)
## double to integers rounds
SELECT CAST(CAST(x AS DOUBLE) AS INTEGER), CAST(CAST(x AS DOUBLE) AS BIGINT) FROM (VALUES (2.4), (2.6), (-2.4), (-2.6)) AS t(x)
## double to integer overflows
SELECT CAST(CAST(1e10 AS DOUBLE) AS INTEGER) FROM (VALUES (1)) AS t(x)
## double to decimal
SELECT CAST(CAST(x AS DOUBLE) AS DECIMAL(10, 3)), CAST(CAST(x AS DOUBLE) AS DECIMAL(5, 0)) FROM (VALUES (2.34567), (-2.5), (0.0005)) AS t(x)
## double to decimal overflows
SELECT CAST(CAST(x AS DOUBLE) AS DECIMAL(3, 1)) FROM (VALUES (1234.5)) AS t(x)
## real loses digits
SELECT CAST(CAST(x AS REAL) AS DOUBLE) BETWEEN 0.0999 AND 0.1001 FROM (VALUES (0.1)) AS t(x)
## text to integers
SELECT CAST(x AS INTEGER), CAST(x AS BIGINT), CAST(x AS SMALLINT) FROM (VALUES ('12'), (' 12 '), ('-7'), ('+5'), ('0012')) AS t(x)
## text to decimals
SELECT CAST(x AS DECIMAL(10, 2)), CAST(x AS DOUBLE) FROM (VALUES ('1.5'), ('-0.005'), ('1e2'), (' 7 '), ('.5')) AS t(x)
## text that is no integer
SELECT CAST(x AS INTEGER) FROM (VALUES ('twelve')) AS t(x)
## text with a fraction to integer
SELECT CAST(x AS INTEGER) FROM (VALUES ('1.5')) AS t(x)
## empty text to integer
SELECT CAST(x AS INTEGER) FROM (VALUES ('')) AS t(x)
## text too big for an integer
SELECT CAST(x AS INTEGER) FROM (VALUES ('99999999999')) AS t(x)
## ids to numbers
SELECT CAST(id AS DECIMAL(20, 0)) FROM calls WHERE started >= '2026-11-15'
## ids that are too big for a bigint
SELECT CAST(id AS BIGINT) FROM users
## text to booleans
SELECT CAST(x AS BOOLEAN) FROM (VALUES ('true'), ('FALSE'), ('t'), ('no'), ('1'), ('off')) AS t(x)
## text that is no boolean
SELECT CAST(x AS BOOLEAN) FROM (VALUES ('maybe')) AS t(x)
## booleans to text
SELECT CAST(is_private AS VARCHAR), CAST(is_private AS VARCHAR(3)), is_private || '' FROM calls WHERE started >= '2026-11-01'
## booleans to numbers
SELECT SUM(CAST(is_private AS INTEGER)), SUM(CAST(NOT is_private AS INTEGER)) FROM calls
## numbers to booleans
SELECT CAST(x AS BOOLEAN) FROM (VALUES (0), (1), (-3)) AS t(x)
## text cut to its length
SELECT CAST(title AS VARCHAR(5)), CAST(direction AS VARCHAR(2)), CAST(first_name AS VARCHAR(100)) FROM (SELECT c.title, c.direction, u.first_name FROM calls c JOIN users u ON u.id = c.primary_user_id) t
## text cut, compared
SELECT COUNT(*) FROM calls WHERE CAST(direction AS VARCHAR(2)) = 'In'
## text cut, grouped
SELECT CAST(title AS VARCHAR(3)) AS t, COUNT(*) FROM calls GROUP BY CAST(title AS VARCHAR(3))
## text cut, joined
SELECT COUNT(*) FROM users a JOIN users b ON CAST(a.first_name AS VARCHAR(1)) = CAST(b.last_name AS VARCHAR(1))
## number to short text
SELECT CAST(x AS VARCHAR(3)) FROM (VALUES (12345)) AS t(x)
## decimal to text
SELECT CAST(CAST(x AS DECIMAL(10, 2)) AS VARCHAR), CAST(x AS VARCHAR) FROM (VALUES (0.50), (1.50), (-0.10)) AS t(x)
## double to text
SELECT CAST(CAST(x AS DOUBLE) AS VARCHAR) FROM (VALUES (0.5), (1.25), (-3.75)) AS t(x)
## timestamp to text
SELECT CAST(started AS VARCHAR), CAST(started AS VARCHAR(10)), CAST(started AS VARCHAR(16)), CAST(scheduled AS VARCHAR(30)) FROM calls
## date to text
SELECT CAST(CAST(started AS DATE) AS VARCHAR), 'on ' || CAST(started AS DATE) FROM calls
## time to text
SELECT CAST(CAST(started AS TIME) AS VARCHAR) FROM calls
## timestamp to timestamp of other precision
SELECT CAST(started AS TIMESTAMP(3)), CAST(started AS TIMESTAMP) FROM calls
## timestamp to date and back
SELECT CAST(CAST(started AS DATE) AS TIMESTAMP), CAST(CAST(started AS DATE) AS TIMESTAMP(3)) FROM calls
## timestamp to time
SELECT CAST(started AS TIME), CAST(scheduled AS TIME) FROM calls
## text to timestamp, in every form
SELECT CAST(x AS TIMESTAMP) FROM (VALUES ('2026-10-05 21:25:16'), ('2026-10-05 21:25:16.8'), ('2026-10-05T21:25:16.802'), ('2026-10-05 21:25'), ('2026-10-05'), (' 2026-10-05 ')) AS t(x)
## text to date, in every form zone=utc
SELECT CAST(x AS DATE) FROM (VALUES ('2026-10-05'), ('2026-10-05 21:25:16'), ('2026-10-05T21:25:16Z'), ('0001-01-01'), ('9999-12-31')) AS t(x)
## text to time, in every form
SELECT CAST(x AS TIME) FROM (VALUES ('21:25:16'), ('21:25'), ('00:00:00'), ('23:59:59')) AS t(x)
## text that is no timestamp
SELECT CAST(x AS TIMESTAMP) FROM (VALUES ('yesterday noon')) AS t(x)
## text that is no date
SELECT CAST(x AS DATE) FROM (VALUES ('2026-02-30')) AS t(x)
## text that is no time
SELECT CAST(x AS TIME) FROM (VALUES ('25:00:00')) AS t(x)
## column as text and back
SELECT COUNT(*) FROM calls WHERE CAST(CAST(started AS VARCHAR) AS TIMESTAMP) = started AND CAST(CAST(duration AS VARCHAR) AS BIGINT) = duration
## nulls of every type
SELECT CAST(NULL AS INTEGER), CAST(NULL AS VARCHAR), CAST(NULL AS TIMESTAMP), CAST(NULL AS DATE), CAST(NULL AS BOOLEAN), CAST(NULL AS DECIMAL(5, 2)) FROM scorecards
## nullable columns
SELECT CAST(score AS VARCHAR), CAST(score AS DECIMAL(5, 1)), CAST(score AS DOUBLE), CAST(scheduled AS DATE) FROM answered_scorecard_answers a JOIN calls c ON c.id = a.call_id
## short casts
SELECT started::date, duration::varchar, duration::double precision, '12'::int + 1, is_private::text FROM calls WHERE started >= '2026-11-01'
## names of other databases
SELECT CAST(duration AS INT8), CAST(title AS TEXT), CAST(is_private AS BOOL), CAST(duration AS NUMERIC(12, 2)), CAST(duration AS FLOAT8), CAST(duration AS FLOAT(53)), CAST(duration AS INT4) FROM calls
## try cast
SELECT TRY_CAST(x AS INTEGER), TRY_CAST(x AS DATE) FROM (VALUES ('12'), ('x'), ('2026-10-05')) AS t(x)
=> SELECT a, b FROM (VALUES (12, NULL::date), (NULL, NULL), (NULL, DATE '2026-10-05')) AS t(a, b)
## cast in a condition that is never true
SELECT COUNT(*) FROM users WHERE extension IS NOT NULL AND CAST(extension AS INTEGER) BETWEEN 100 AND 999
## implicit casts of text to numbers
SELECT COUNT(*) FROM calls WHERE duration = '717' OR duration > '3000'
## implicit casts of text to times
SELECT COUNT(*) FROM calls WHERE started > '2026-11-01' AND CAST(started AS DATE) <> '2026-11-05'
## concatenation makes text
SELECT duration || ' s', 'n=' || score FROM calls c JOIN answered_scorecard_answers a ON a.call_id = c.id
## case of text and shorter text
SELECT CASE WHEN duration > 1000 THEN 'long' WHEN duration > 500 THEN 'mid' ELSE '' END || '|' FROM calls
## values of text of different lengths
SELECT x || '|', CHAR_LENGTH(x) FROM (VALUES ('a'), ('abc'), ('')) AS t(x)
## coalesce of text
SELECT COALESCE(purpose, 'x') || '|', COALESCE(purpose, sdr_disposition, 'none') FROM calls
## constants of TIME and TIMESTAMP are rounded
SELECT CAST(TIME '10:00:00.7' AS TIME(0)), CAST(TIME '10:00:00.25' AS TIME(1)), CAST(TIMESTAMP '2026-01-31 10:00:00.7' AS TIMESTAMP(0))
## a row as it is selected
SELECT ROW(1, 'two words', NULL, TRUE, DATE '2026-01-31', 2.50, '', 'a"b', ROW(1, 'x y'))
## a row of columns
SELECT ROW(id, first_name, active) FROM users ORDER BY id
