## not range
SELECT id FROM calls WHERE NOT (started >= '2026-08-01' AND started < '2026-11-10')
## or outer ranges
SELECT id FROM calls WHERE started < '2026-08-01' OR started > '2026-11-10' OR id = (SELECT MIN(id) FROM calls)
## or with other column
SELECT id FROM calls WHERE started > '2026-11-10' OR duration > 3000
## is true
SELECT id FROM calls WHERE (started > '2026-11-10') IS TRUE
## is not true
SELECT id FROM calls WHERE (started > '2026-08-10') IS NOT TRUE
## is false
SELECT id FROM calls WHERE (started > '2026-08-10') IS FALSE
## is not false nullable
SELECT id FROM calls WHERE (scheduled > '2026-08-10') IS NOT FALSE
## is unknown
SELECT id FROM calls WHERE (scheduled > '2026-08-10') IS UNKNOWN
=> SELECT id FROM calls WHERE (scheduled > '2026-08-10') IS NULL
## is not unknown
SELECT id FROM calls WHERE (scheduled > '2026-08-10') IS NOT UNKNOWN AND started < '2026-10-01'
## case pred
SELECT id FROM calls WHERE CASE WHEN direction = 'Inbound' THEN started > '2026-10-01' ELSE started < '2026-08-10' END
## coalesce started
SELECT id FROM calls WHERE COALESCE(scheduled, started) >= '2026-11-01'
## coalesce started reversed
SELECT id FROM calls WHERE COALESCE(started, scheduled) >= '2026-11-01'
## coalesce created
SELECT id FROM users WHERE COALESCE(created, TIMESTAMP '2000-01-01 00:00:00') < '2022-01-01'
## nullif
SELECT id FROM calls WHERE NULLIF(started, TIMESTAMP '2026-07-23 13:58:23') IS NULL
## greatest least
SELECT id FROM calls WHERE GREATEST(started, scheduled) >= '2026-11-10'
=> SELECT id FROM calls WHERE CASE WHEN scheduled IS NULL THEN NULL ELSE GREATEST(started, scheduled) END >= '2026-11-10'
## bool eq
SELECT id FROM calls WHERE (started > '2026-11-01') = is_private
## bool neq
SELECT id FROM calls WHERE (started > '2026-11-01') <> is_private
## bool in
SELECT id FROM calls WHERE (started > '2026-11-01') IN (is_private, direction = 'Inbound')
## xor-like
SELECT id FROM calls WHERE (started > '2026-11-01' AND NOT is_private) OR (started <= '2026-08-01' AND is_private)
## in list time
SELECT id FROM calls WHERE started IN (TIMESTAMP '2026-07-23 13:58:23', TIMESTAMP '2026-10-05 21:25:16.802', TIMESTAMP '2026-10-05 21:25:16')
## in list strings zone=utc
SELECT id FROM calls WHERE started IN ('2026-07-23 13:58:23', '2026-10-05T21:25:16.802Z', '2026-10-05 21:25')
## not in list time
SELECT COUNT(*) FROM calls WHERE started NOT IN (TIMESTAMP '2026-07-23 13:58:23', TIMESTAMP '2026-10-05 21:25:16.802')
## neq time
SELECT COUNT(*) FROM extensive_calls WHERE started <> TIMESTAMP '2026-07-23 13:58:23'
## micro literal gt
SELECT id FROM calls WHERE started > TIMESTAMP '2026-10-05 21:25:16.8015' AND started < TIMESTAMP '2026-10-05 21:25:16.8025'
## micro literal ge
SELECT id FROM calls WHERE started >= TIMESTAMP '2026-10-05 21:25:16.8025' AND started < TIMESTAMP '2026-10-05 21:26:00'
## micro literal le
SELECT id FROM calls WHERE started <= TIMESTAMP '2026-10-05 21:25:16.8019' AND started >= TIMESTAMP '2026-10-05 21:25:16.802'
## micro string eq
SELECT id FROM calls WHERE started = '2026-10-05 21:25:16.802999'
## micro string ge
SELECT id FROM calls WHERE started >= '2026-10-05 21:25:16.802001' AND started < '2026-10-05 21:26'
## micro param ge p=ldt:2026-10-05T21:25:16.802001
SELECT id FROM calls WHERE started >= ? AND started < TIMESTAMP '2026-10-05 21:26:00'
## ms eq
SELECT id FROM calls WHERE started = TIMESTAMP '2026-10-05 21:25:16.802'
## ms gt
SELECT id FROM calls WHERE started > TIMESTAMP '2026-10-05 21:25:16.802' AND started < '2026-10-06'
## ms between equal
SELECT id FROM extensive_calls WHERE started BETWEEN TIMESTAMP '2026-10-05 21:25:16.802' AND TIMESTAMP '2026-10-05 21:25:16.802'
## between reversed
SELECT id FROM extensive_calls WHERE started BETWEEN TIMESTAMP '2026-10-06 21:25:16.802' AND TIMESTAMP '2026-10-05 21:25:16.802'
## between symmetric
SELECT id FROM extensive_calls WHERE started BETWEEN SYMMETRIC TIMESTAMP '2026-10-06 21:25:16.802' AND TIMESTAMP '2026-10-05 21:25:16.802'
## not between symmetric
SELECT COUNT(*) FROM extensive_calls WHERE started NOT BETWEEN SYMMETRIC TIMESTAMP '2026-10-06 21:25:16.802' AND TIMESTAMP '2026-08-05 21:25:16.802'
## between asymmetric not
SELECT COUNT(*) FROM calls WHERE started NOT BETWEEN TIMESTAMP '2026-08-06 21:25:16.802' AND TIMESTAMP '2026-10-05 21:25:16.802'
## year 0001
SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '0001-01-01 00:00:00'
## year 9999
SELECT COUNT(*) FROM calls WHERE started <= TIMESTAMP '9999-12-31 23:59:59.999'
## year both users
SELECT COUNT(*) FROM users WHERE created BETWEEN TIMESTAMP '0001-01-01 00:00:00' AND TIMESTAMP '9999-12-31 23:59:59.999'
## year both string
SELECT COUNT(*) FROM extensive_calls WHERE started BETWEEN '0001-01-01' AND '9999-12-31'
## year both reviews
SELECT COUNT(*) FROM answered_scorecards WHERE review_time BETWEEN '0001-01-01' AND '9999-12-31' AND call_start_time BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'
## year 9999 gt
SELECT COUNT(*) FROM extensive_calls WHERE started > '9999-12-31 23:59:59.999'
## lt year 1
SELECT COUNT(*) FROM users WHERE created < '0001-01-01'
## interval overflow past 9999
SELECT COUNT(*) FROM calls WHERE started < TIMESTAMP '9999-12-31 00:00:00' + INTERVAL '10' YEAR
## date compare
SELECT COUNT(*) FROM calls WHERE started >= DATE '2026-10-05'
## date equals timestamp
SELECT COUNT(*) FROM calls WHERE started = DATE '2026-10-05'
## date le
SELECT COUNT(*) FROM calls WHERE started <= DATE '2026-10-05'
## cast date equals
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) = DATE '2026-10-05'
## cast date equals string
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) = '2026-10-05'
## cast date compared with timestamp
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) < TIMESTAMP '2026-10-05 12:00:00'
## cast date ge with timestamp
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) >= TIMESTAMP '2026-10-05 12:00:00'
## cast date eq with timestamp
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) = TIMESTAMP '2026-10-05 12:00:00'
## cast date string with time
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) <= '2026-10-05 12:00:00'
=> SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) <= '2026-10-05'::date
## cast date between
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) BETWEEN DATE '2026-10-05' AND DATE '2026-10-07'
## cast date in
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) IN (DATE '2026-10-05', DATE '2026-11-03', DATE '2026-09-16')
## cast date not in
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) NOT IN (DATE '2026-10-05', DATE '2026-11-03')
## cast date ne
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) <> DATE '2026-10-05'
## cast date arithmetic
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) + INTERVAL '1' DAY = DATE '2026-10-06'
## cast timestamp of date
SELECT COUNT(*) FROM calls WHERE CAST(CAST(started AS DATE) AS TIMESTAMP) = TIMESTAMP '2026-10-05 00:00:00'
## cast timestamp 0
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIMESTAMP(0)) = TIMESTAMP '2026-10-05 21:25:16'
## cast timestamp no precision
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIMESTAMP) = TIMESTAMP '2026-10-05 21:25:16.802'
## select cast timestamp no precision
SELECT id, CAST(started AS TIMESTAMP) FROM calls
## select cast timestamp 3
SELECT id, CAST(started AS TIMESTAMP(3)) FROM calls
## cast varchar compare
SELECT COUNT(*) FROM calls WHERE CAST(started AS VARCHAR) LIKE '2026-10-05%'
## cast varchar value
SELECT id, CAST(started AS VARCHAR), CAST(CAST(started AS DATE) AS VARCHAR(10)) FROM calls
## cast varchar short
SELECT CAST(started AS VARCHAR(7)) m, COUNT(*) FROM calls GROUP BY CAST(started AS VARCHAR(7))
## cast varchar eq
SELECT COUNT(*) FROM calls WHERE CAST(started AS VARCHAR(10)) = '2026-10-05'
## cast varchar ge
SELECT COUNT(*) FROM calls WHERE CAST(started AS VARCHAR(10)) >= '2026-10-05'
## cast time
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIME) >= TIME '17:00:00'
## cast time between
SELECT id, CAST(started AS TIME(0)) t FROM calls WHERE CAST(started AS TIME) BETWEEN TIME '13:00:00' AND TIME '13:30:00'
## floor month
SELECT COUNT(*) FROM calls WHERE FLOOR(started TO MONTH) = TIMESTAMP '2026-10-01 00:00:00'
=> SELECT COUNT(*) FROM calls WHERE date_trunc('month', started) = TIMESTAMP '2026-10-01 00:00:00'
## trunc month lt unaligned
SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('month', started) < TIMESTAMP '2026-10-15 00:00:00'
## trunc month ge unaligned
SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('month', started) >= TIMESTAMP '2026-09-15 00:00:00'
## trunc month eq unaligned
SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('month', started) = TIMESTAMP '2026-09-15 00:00:00'
## trunc month vs date
SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('month', started) = DATE '2026-10-01'
## trunc month vs string
SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('month', started) = '2026-10-01'
## trunc week eq
SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('week', started) = TIMESTAMP '2026-10-05 00:00:00'
## trunc week ge
SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('week', started) >= TIMESTAMP '2026-10-07 00:00:00'
## trunc month of now
SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('month', started) = DATE_TRUNC('month', CURRENT_TIMESTAMP)
=> SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('month', started) = '2026-11-01'
## last month tableau
SELECT COUNT(*) FROM calls WHERE started >= DATE_TRUNC('month', CURRENT_DATE - INTERVAL '1' MONTH) AND started < DATE_TRUNC('month', CURRENT_DATE)
=> SELECT COUNT(*) FROM calls WHERE started >= '2026-10-01' and started < '2026-11-01'
## last 30 days metabase zone=utc
SELECT COUNT(*) FROM calls WHERE started >= CAST(CURRENT_TIMESTAMP AS DATE) + INTERVAL '-30' DAY AND started < CAST(CURRENT_TIMESTAMP AS DATE)
=> SELECT COUNT(*) FROM calls WHERE started >= '2026-10-21' and started < '2026-11-20'
## interval negative zone=utc
SELECT COUNT(*) FROM calls WHERE started >= CURRENT_TIMESTAMP + INTERVAL -'7' DAY
=> SELECT COUNT(*) FROM calls WHERE started >= '2026-11-13 20:00:00'
## year to date
SELECT COUNT(*) FROM users WHERE created >= DATE_TRUNC('year', CURRENT_TIMESTAMP)
=> SELECT COUNT(*) FROM users WHERE created >= '2026-01-01'
## fiscal year feb
SELECT EXTRACT(YEAR FROM started - INTERVAL '1' MONTH) fy, EXTRACT(QUARTER FROM started - INTERVAL '1' MONTH) fq, COUNT(*) FROM calls GROUP BY 1, 2
## fiscal filter
SELECT COUNT(*) FROM calls WHERE EXTRACT(QUARTER FROM started - INTERVAL '1' MONTH) = 3 AND EXTRACT(YEAR FROM started - INTERVAL '1' MONTH) = 2026
## year filter
SELECT COUNT(*) FROM users WHERE EXTRACT(YEAR FROM created) BETWEEN 2021 AND 2022
## year in
SELECT COUNT(*) FROM users WHERE YEAR(created) IN (2021, 2023) AND MONTH(created) > 6
=> SELECT COUNT(*) FROM users WHERE extract(year from created) IN (2021, 2023) AND extract(month from created) > 6
## year decimal
SELECT COUNT(*) FROM users WHERE YEAR(created) > 2021.5
=> SELECT COUNT(*) FROM users WHERE extract(year from created) > 2021.5
## year string
SELECT COUNT(*) FROM users WHERE YEAR(created) = '2021'
=> SELECT COUNT(*) FROM users WHERE extract(year from created) = 2021
## year expr
SELECT COUNT(*) FROM users WHERE YEAR(created) = YEAR(CURRENT_DATE) - 5
=> SELECT COUNT(*) FROM users WHERE extract(year from created) = 2021
## month param p=i:10
SELECT COUNT(*) FROM calls WHERE MONTH(started) = ?
=> SELECT COUNT(*) FROM calls WHERE extract(month from started) = ?
## year not
SELECT COUNT(*) FROM users WHERE NOT (YEAR(created) = 2021)
=> SELECT COUNT(*) FROM users WHERE extract(year from created) <> 2021
## year lt huge
SELECT COUNT(*) FROM users WHERE YEAR(created) < 100000
=> SELECT COUNT(*) FROM users
## year gt negative
SELECT COUNT(*) FROM users WHERE YEAR(created) > -100000
=> SELECT COUNT(*) FROM users
## hour filter
SELECT COUNT(*) FROM calls WHERE EXTRACT(HOUR FROM started) BETWEEN 9 AND 12
## dayofweek
SELECT DAYOFWEEK(started), COUNT(*) FROM calls GROUP BY 1
=> SELECT extract(dow from started)+1, COUNT(*) FROM calls GROUP BY 1
## dayofyear etc
SELECT DAYOFYEAR(started), WEEK(started), DAYOFMONTH(started), MINUTE(started), SECOND(started), COUNT(*) FROM calls GROUP BY 1,2,3,4,5
=> SELECT extract(doy from started), extract(week from started), extract(day from started), extract(minute from started), floor(extract(second from started)), COUNT(*) FROM calls GROUP BY 1,2,3,4,5
## dayname monthname
SELECT DAYNAME(started), MONTHNAME(started), COUNT(*) FROM calls GROUP BY 1, 2
=> SELECT to_char(started, 'FMDay'), to_char(started, 'FMMonth'), COUNT(*) FROM calls GROUP BY 1, 2
## to_char variety
SELECT TO_CHAR(started, 'YYYY-MM-DD HH24:MI:SS'), TO_CHAR(started, 'YYYY-MM'), TO_CHAR(started, 'Mon DD, YYYY'), TO_CHAR(started, 'Day'), TO_CHAR(started, 'IYYY-IW'), TO_CHAR(started, 'Q') FROM calls
## to_char 12h ms
SELECT TO_CHAR(started, 'HH12:MI AM'), TO_CHAR(started, 'MS'), TO_CHAR(started, 'DD/MM/YY'), TO_CHAR(started, 'WW'), TO_CHAR(started, 'D'), TO_CHAR(started, 'DDD') FROM calls
## format_timestamp
SELECT FORMAT_TIMESTAMP('%Y-%m-%d', started), COUNT(*) FROM calls GROUP BY 1
=> SELECT to_char(started,'YYYY-MM-DD'), COUNT(*) FROM calls GROUP BY 1
## date_format
SELECT DATE_FORMAT(started, '%Y-%m'), COUNT(*) FROM calls GROUP BY 1
=> SELECT to_char(started,'YYYY-MM'), COUNT(*) FROM calls GROUP BY 1
## to_timestamp
SELECT TO_TIMESTAMP('2026-10-05 21:25:16', 'YYYY-MM-DD HH24:MI:SS') FROM users LIMIT 1
=> SELECT TIMESTAMP '2026-10-05 21:25:16'
## to_date
SELECT TO_DATE('05/10/2026', 'DD/MM/YYYY') FROM users LIMIT 1
## extract week filter
SELECT COUNT(*) FROM calls WHERE EXTRACT(WEEK FROM started) = 41
## tz at time zone zone=utc
SELECT id, started AT TIME ZONE 'America/New_York' FROM calls
=> SELECT id, (started AT TIME ZONE 'UTC') AT TIME ZONE 'America/New_York' FROM calls
## current things zone=utc
SELECT CURRENT_DATE, CURRENT_TIMESTAMP, LOCALTIMESTAMP, CAST(CURRENT_TIME AS VARCHAR(8)) FROM users LIMIT 1
=> SELECT DATE '2026-11-20', TIMESTAMP '2026-11-20 20:00:00', TIMESTAMP '2026-11-20 20:00:00', '20:00:00'
## current things kolkata zone=kolkata
SELECT CURRENT_DATE, CURRENT_TIMESTAMP, LOCALTIMESTAMP, CAST(LOCALTIME AS VARCHAR(8)) FROM users LIMIT 1
=> SELECT DATE '2026-11-21', TIMESTAMP '2026-11-21 01:30:00', TIMESTAMP '2026-11-21 01:30:00', '01:30:00'
## current date filter kolkata zone=kolkata
SELECT COUNT(*) FROM calls WHERE started >= CURRENT_DATE - INTERVAL '2' DAY
=> SELECT COUNT(*) FROM calls WHERE started >= '2026-11-19'
## quantified any
SELECT id FROM calls WHERE started > ANY (SELECT started FROM calls WHERE direction = 'Unknown')
## quantified all
SELECT id FROM calls WHERE started > ALL (SELECT started FROM calls WHERE direction = 'Unknown')
## quantified all empty
SELECT COUNT(*) FROM calls WHERE started > ALL (SELECT started FROM calls WHERE direction = 'nope')
## quantified any nulls
SELECT COUNT(*) FROM calls WHERE started <= ALL (SELECT scheduled FROM calls)
## quantified eq any
SELECT COUNT(*) FROM calls WHERE started = ANY (SELECT call_start_time FROM answered_scorecards)
## quantified ne all
SELECT COUNT(*) FROM calls WHERE started <> ALL (SELECT call_start_time FROM answered_scorecards)
## any array
SELECT COUNT(*) FROM calls WHERE direction = ANY (ARRAY['Inbound','Outbound'])
## some values
SELECT COUNT(*) FROM calls WHERE duration > SOME (SELECT score FROM answered_scorecard_answers)
## row values eq
SELECT COUNT(*) FROM calls WHERE (direction, media) = ('Inbound', 'Audio')
## row values in
SELECT COUNT(*) FROM calls WHERE (direction, media) IN (('Inbound', 'Audio'), ('Conference','Video'))
## row values in subquery
SELECT COUNT(*) FROM calls WHERE (id, started) IN (SELECT call_id, call_start_time FROM answered_scorecards)
## row values not in subquery
SELECT COUNT(*) FROM calls WHERE (id, started) NOT IN (SELECT call_id, call_start_time FROM answered_scorecards)
## row values lt
SELECT COUNT(*) FROM calls WHERE (started, id) > (TIMESTAMP '2026-10-05 21:25:16.802', '10104928283607868462')
## keyset pagination ordered
SELECT id, started FROM calls WHERE started > TIMESTAMP '2026-10-05 21:25:16.802' OR (started = TIMESTAMP '2026-10-05 21:25:16.802' AND id > '1') ORDER BY started, id LIMIT 10
## subquery bounds
SELECT COUNT(*) FROM calls WHERE started >= (SELECT MAX(created) FROM users) AND started < (SELECT MAX(review_time) FROM answered_scorecards)
## max minus interval
SELECT COUNT(*) FROM calls WHERE started >= (SELECT MAX(started) - INTERVAL '7' DAY FROM calls)
## string no date lt
SELECT COUNT(*) FROM calls WHERE started > 'yesterday'
=> SELECT 1/0
## string empty
SELECT COUNT(*) FROM calls WHERE started > ''
=> SELECT 1/0
## string invalid day
SELECT COUNT(*) FROM calls WHERE started > '2026-02-30'
=> SELECT 1/0
## string offset
SELECT COUNT(*) FROM calls WHERE started >= '2026-10-05T17:25:16.802-04:00' AND started < '2026-10-06T00:00:00+05:30'
=> SELECT COUNT(*) FROM calls WHERE started >= '2026-10-05 21:25:16.802' AND started < '2026-10-05 18:30:00'
## string offset2 zone=utc
SELECT COUNT(*) FROM calls WHERE started >= '2026-10-04T17:25:16.802-04:00' AND started < '2026-10-06T00:00:00+0530'
=> SELECT COUNT(*) FROM calls WHERE started >= '2026-10-04 21:25:16.802' AND started < '2026-10-05 18:30:00'
## string month only
SELECT COUNT(*) FROM calls WHERE started >= '2026-10'
=> SELECT 1/0
## string short
SELECT COUNT(*) FROM calls WHERE started >= '2026-9-5'
=> SELECT 9223372036854775807 + 1
## timestamp literal with z zone=utc
SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '2026-10-05T21:25:16Z'
=> SELECT COUNT(*) FROM calls WHERE started >= '2026-10-05 21:25:16'
## string concat bound
SELECT COUNT(*) FROM calls WHERE started >= CAST('2026-10' || '-05' AS DATE)
## string column compare
SELECT COUNT(*) FROM calls c WHERE started >= (SELECT MIN(x) FROM (VALUES ('2026-10-05')) AS t(x))
=> SELECT COUNT(*) FROM calls c WHERE started >= '2026-10-05'
## case bound
SELECT COUNT(*) FROM calls WHERE started >= CASE WHEN 1 = 1 THEN TIMESTAMP '2026-10-05 00:00:00' ELSE TIMESTAMP '2026-01-01 00:00:00' END
## null bound
SELECT COUNT(*) FROM calls WHERE started >= CAST(NULL AS TIMESTAMP)
## not null bound
SELECT COUNT(*) FROM calls WHERE NOT (started >= CAST(NULL AS TIMESTAMP))
## or null bound
SELECT COUNT(*) FROM calls WHERE started >= CAST(NULL AS TIMESTAMP) OR started < '2026-09-01'
## is null or
SELECT COUNT(*) FROM calls WHERE started IS NULL OR started < '2026-09-01'
## created null or
SELECT COUNT(*) FROM scorecard_questions WHERE created IS NULL OR created > '2024-06-01'
## nullif of equal constants
SELECT id FROM users WHERE NOT (first_name = NULLIF('', '')) OR active
## nullif of equal constants, counted
SELECT COUNT(*) FROM users WHERE first_name = NULLIF('', '')
## case that is always null, counted
SELECT COUNT(*) FROM users WHERE (first_name <> CASE WHEN 1 = 1 THEN NULL ELSE 'a' END) IS NULL
## functions of an untyped null
SELECT COUNT(*) FROM users WHERE UPPER(NULL) IS NULL AND ABS(NULL) IS NULL AND LPAD(NULL, 3, 'x') IS NULL
=> SELECT COUNT(*) FROM users
## BETWEEN in FILTER of a CASE whose branches are all NULL
SELECT c1, COUNT(*) FILTER (WHERE CASE WHEN c1 IS NOT DISTINCT FROM 'Inbound' THEN c2 ELSE c2 END BETWEEN 'Conference' AND 'e')
FROM (SELECT LPAD(REVERSE(c1), 6, '*') AS c1, CASE WHEN (c1 IS DISTINCT FROM 'e') IS UNKNOWN THEN CAST(DATE '2026-11-02' AS VARCHAR) END AS c2 FROM (SELECT title AS c1 FROM calls) t) t
GROUP BY c1
## Conditions with NULLIF that is always NULL, between and beside others
SELECT COUNT(*), COUNT(*) FILTER (WHERE n NOT BETWEEN 'a' AND 'b'), COUNT(*) FILTER (WHERE direction = n OR is_private)
FROM (SELECT direction, is_private, NULLIF('a', 'a') AS n FROM calls) t
WHERE n IS NULL OR n BETWEEN direction AND 'b'
## Rows between rows
SELECT id FROM users WHERE ROW(title, id) BETWEEN ROW('Account Executive', '2') AND ROW('Solutions Engineer', '5')
## Rows not between rows
SELECT id FROM users WHERE (title, id) NOT BETWEEN ('Account Executive', '2') AND ('Solutions Engineer', '5')
## or in an or through a derived table
SELECT COUNT(*) FROM (SELECT (purpose < 'e' OR title = direction) AS c, is_private AS p FROM calls) t WHERE c IN (p, TRUE, p) OR p IN (FALSE, FALSE)
## or in an or through two derived tables
SELECT COUNT(*) FROM (SELECT c AS d FROM (SELECT CASE WHEN NOT (purpose BETWEEN title AND 'M') THEN is_private ELSE title NOT LIKE '%e%' END AS c FROM calls) t) s WHERE d <> FALSE OR d IS NOT NULL
## range of booleans that may be null
SELECT id FROM extensive_calls WHERE NULLIF(is_private, language = 'eng') BETWEEN FALSE AND TRUE
## range of booleans that may be null, negated
SELECT id FROM extensive_calls WHERE NULLIF(is_private, language = 'eng') NOT BETWEEN TRUE AND TRUE
## conditions compared with both ends of booleans
SELECT id FROM extensive_calls WHERE (is_private AND CASE WHEN duration > 1000 THEN NULL ELSE TRUE END) >= FALSE AND (is_private AND CASE WHEN duration > 1000 THEN NULL ELSE TRUE END) <= TRUE
## values of booleans or null
SELECT id FROM extensive_calls WHERE NULLIF(is_private, language = 'eng') IN (TRUE, FALSE) OR is_private IS NULL
