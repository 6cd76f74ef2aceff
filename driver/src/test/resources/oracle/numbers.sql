## integer division and remainder of negatives
SELECT x / y, MOD(x, y), x % y FROM (VALUES (7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5)) AS t(x, y)
## division by zero, integers
SELECT x / 0 FROM (VALUES (1)) AS t(x)
## remainder of zero
SELECT MOD(x, 0) FROM (VALUES (1)) AS t(x)
## division by zero, decimals
SELECT x / 0.0 FROM (VALUES (1.5)) AS t(x)
## division by zero, doubles
SELECT x / CAST(0 AS DOUBLE) FROM (VALUES (1.5)) AS t(x)
## division by zero that is not reached
SELECT id, CASE WHEN duration = 0 THEN NULL ELSE 1000 / duration END FROM calls
## integer addition overflows
SELECT x + 1 FROM (VALUES (2147483647)) AS t(x)
## integer subtraction overflows
SELECT x - 2 FROM (VALUES (-2147483647)) AS t(x)
## integer product overflows
SELECT x * x FROM (VALUES (65536)) AS t(x)
## integer negation overflows
SELECT -x FROM (VALUES (-2147483647 - 1)) AS t(x)
## absolute value overflows
SELECT ABS(x) FROM (VALUES (-2147483647 - 1)) AS t(x)
## bigint addition overflows
SELECT x + y FROM (VALUES (9223372036854775807, 1)) AS t(x, y)
=> SELECT x + y FROM (VALUES (9223372036854775807::bigint, 1::bigint)) AS t(x, y)
## bigint product overflows
SELECT duration * 4611686018427387904 FROM calls WHERE duration > 2
## bigint at its ends
SELECT x, x - 1 + 1, -x FROM (VALUES (9223372036854775807), (-9223372036854775807)) AS t(x)
## smallint and tinyint arithmetic
SELECT CAST(x AS SMALLINT) + CAST(y AS SMALLINT), CAST(x AS SMALLINT) * CAST(y AS SMALLINT) FROM (VALUES (100, 50), (-100, 3)) AS t(x, y)
## sums of integers widen
SELECT SUM(x), AVG(x), MAX(x) FROM (VALUES (2147483647), (2147483647), (2147483647)) AS t(x)
## sums of columns widen
SELECT SUM(questions_company_count * 100000000) FROM extensive_calls WHERE questions_company_count < 20
## average of bigints
SELECT AVG(x), SUM(x) FROM (VALUES (9223372036854775807), (9223372036854775805)) AS t(x)
=> SELECT 9223372036854775807 + 1
## decimals add and subtract
SELECT x + y, x - y, -x FROM (VALUES (1.1, 2.22), (-0.05, 0.050), (123456789.123, 0.001)) AS t(x, y)
## decimals multiply
SELECT x * y FROM (VALUES (1.1, 2.22), (-0.05, 0.050), (123456789.123, 1000.001)) AS t(x, y)
## decimals divide
SELECT x / y FROM (VALUES (1.0, 3.0), (2.0, 3.0), (10.00, 4.0), (-1.0, 7.0)) AS t(x, y)
## decimal remainder
SELECT MOD(x, y) FROM (VALUES (10.5, 3.0), (-10.5, 3.0), (10.5, -3.2)) AS t(x, y)
## decimals with many digits
SELECT x + 1, x * 2, x - 0.5 FROM (VALUES (12345678901234567890.12345)) AS t(x)
## decimal of twenty digits
SELECT CAST(id AS DECIMAL(20, 0)), CAST(id AS DECIMAL(20, 0)) + 1 FROM users
## decimal of twenty digits in a sum
SELECT SUM(CAST(id AS DECIMAL(20, 0))), MAX(CAST(id AS DECIMAL(20, 0))), MIN(CAST(id AS DECIMAL(20, 0))) FROM calls
## decimal of twenty digits compared
SELECT COUNT(*) FROM calls WHERE CAST(id AS DECIMAL(20, 0)) > 9223372036854775807
## decimal compared with integers and doubles
SELECT COUNT(*) FROM calls WHERE duration = 717.0 OR duration > 2999.5 AND duration < 3e3
## integer compared with a decimal literal
SELECT COUNT(*) FROM extensive_calls WHERE questions_company_count > 2.5 AND questions_company_count <> 3.0
## integer compared beyond its range
SELECT COUNT(*) FROM extensive_calls WHERE questions_company_count < 3000000000 AND duration < 99999999999999999999
## integer in a list of decimals
SELECT COUNT(*) FROM calls WHERE duration IN (717, 717.5, 514.0)
## rounding halves
SELECT ROUND(x), ROUND(x, 1), FLOOR(x), CEIL(x) FROM (VALUES (2.5), (3.5), (-2.5), (0.05), (-0.05), (1.25), (1.35)) AS t(x)
## rounding doubles
SELECT ROUND(CAST(x AS DOUBLE)), FLOOR(CAST(x AS DOUBLE)), CEIL(CAST(x AS DOUBLE)) FROM (VALUES (2.4), (3.6), (-2.4), (-3.6)) AS t(x)
## rounding to tens
SELECT ROUND(x, -1), ROUND(x, -2) FROM (VALUES (1234.5), (1250.0), (-1250.0)) AS t(x)
## truncating
SELECT TRUNCATE(x, 1), TRUNCATE(x, 0), TRUNCATE(x, -2) FROM (VALUES (1234.56), (-1234.56)) AS t(x)
=> SELECT TRUNC(x, 1), TRUNC(x, 0), TRUNC(x, -2) FROM (VALUES (1234.56), (-1234.56)) AS t(x)
## sign and absolute value
SELECT SIGN(x), ABS(x) FROM (VALUES (2.5), (-3.5), (0.0)) AS t(x)
## doubles at their limits
SELECT x * 10, x / 3 FROM (VALUES (CAST(1e300 AS DOUBLE)), (CAST(1e-300 AS DOUBLE))) AS t(x)
## double overflows
SELECT x * x FROM (VALUES (CAST(1e200 AS DOUBLE))) AS t(x)
## double arithmetic is approximate
SELECT x + CAST(0.2 AS DOUBLE), x * 3 FROM (VALUES (CAST(0.1 AS DOUBLE))) AS t(x)
## decimal arithmetic is exact
SELECT 0.1 + 0.2 = 0.3, CAST(0.1 AS DOUBLE) + CAST(0.2 AS DOUBLE) = CAST(0.3 AS DOUBLE) FROM (VALUES (1)) AS t(x)
## literals with exponents
SELECT 1e3, 1.5E-3, 25e0 FROM (VALUES (1)) AS t(x)
## functions of doubles
SELECT SQRT(x), EXP(x), LN(x), POWER(x, 0.5), SIN(x), COS(x), TAN(x), ATAN(x) FROM (VALUES (1.5), (2.0), (4.25)) AS t(x)
## functions out of their domain, root
SELECT SQRT(x) FROM (VALUES (-1.0)) AS t(x)
## functions out of their domain, logarithm
SELECT LN(x) FROM (VALUES (0.0)) AS t(x)
## more functions
SELECT CBRT(x), DEGREES(x), RADIANS(x), ATAN2(x, 2), ASIN(x / 10), ACOS(x / 10), PI() FROM (VALUES (1.5), (8.0)) AS t(x)
=> SELECT CBRT(x::float8), DEGREES(x), RADIANS(x), ATAN2(x, 2), ASIN(x / 10), ACOS(x / 10), PI() FROM (VALUES (1.5), (8.0)) AS t(x)
## exponents of integers
SELECT POWER(2, 10), POWER(2, -1), POWER(2, 62) FROM (VALUES (1)) AS t(x)
## mixed types widen
SELECT duration + 0.5, duration * 1e0, duration + score, score / 2, score / 2.0 FROM calls c JOIN answered_scorecard_answers a ON a.call_id = c.id
## averages keep digits
SELECT AVG(score), AVG(score * 1.0), AVG(CAST(score AS DECIMAL(5, 1))), AVG(CAST(score AS DOUBLE)) FROM answered_scorecard_answers
## percentages
SELECT direction, ROUND(100.0 * COUNT(*) / SUM(COUNT(*)) OVER (), 2) FROM calls GROUP BY direction
## coalesce of mixed numbers
SELECT COALESCE(score, 0.5), COALESCE(score, -1), NULLIF(score, 5) FROM answered_scorecard_answers
## case of mixed numbers
SELECT CASE WHEN duration > 1000 THEN 1 WHEN duration > 500 THEN 0.5 ELSE duration END FROM calls
## greatest and least of numbers
SELECT GREATEST(duration, 1000, 1500.5), LEAST(duration, 1000) FROM calls
## minutes and seconds
SELECT duration / 60 AS m, MOD(duration, 60) AS s, duration / 3600.0 AS h, duration * 1000 AS ms FROM calls
## buckets
SELECT duration / 300 * 300 AS b, COUNT(*), MIN(duration), MAX(duration) FROM calls GROUP BY duration / 300 * 300
## buckets of decimals
SELECT FLOOR(duration / 300.0) AS b, COUNT(*) FROM calls GROUP BY FLOOR(duration / 300.0)
## width of numbers as text
SELECT CAST(x AS VARCHAR) FROM (VALUES (0.50), (10.00), (-0.05), (100.00)) AS t(x)
## null arithmetic
SELECT score + NULL, score * 0, -score, score / NULLIF(score, score) FROM answered_scorecard_answers
=> SELECT NULL::int, score * 0, -score, score / NULLIF(score, score) FROM answered_scorecard_answers
## constants that overflow in a condition
SELECT COUNT(*) FROM calls WHERE duration < 2147483647 * 2
## constants that overflow as bigint
SELECT COUNT(*) FROM calls WHERE duration < 9223372036854775807 + 1
## days in milliseconds
SELECT duration * 1000 * 60 * 60 * 24 FROM calls WHERE duration < 1000
## bitwise functions
SELECT BITAND(duration, 255), BITOR(duration, 1), BITXOR(duration, 3) FROM calls
=> SELECT duration & 255, duration | 1, duration # 3 FROM calls
## functions out of their domain, power of a negative number
SELECT POWER(x, 0.5) FROM (VALUES (-8.0)) AS t(x)
## functions out of their domain, power of zero
SELECT POWER(x, -1) FROM (VALUES (0)) AS t(x)
## functions out of their domain, negative logarithm
SELECT LOG10(x) FROM (VALUES (-1.0)) AS t(x)
## functions inside their domain
SELECT CAST(SQRT(x) AS INTEGER), CAST(POWER(x, 2) AS INTEGER), CAST(LN(1) AS INTEGER), CAST(LOG10(100) AS INTEGER), SQRT(NULLIF(x, x)) FROM (VALUES (16)) AS t(x)
## functions at their limits, exponential
SELECT EXP(1000) FROM users
## roots and exponentials of durations
SELECT id, SQRT(duration), POWER(duration, 0.5), EXP(duration / 1000.0) FROM calls
## rounded to digits as text
SELECT id, CAST(ROUND(duration * 1.2345, 2) AS VARCHAR), CAST(ROUND(2.345, 2) AS VARCHAR), CAST(ROUND(9.995, 2) AS VARCHAR), CAST(ROUND(2.5) AS VARCHAR), CAST(ROUND(-2.5) AS VARCHAR) FROM calls
## rounded before the point
SELECT id, ROUND(duration * 1.2345, -2), ROUND(1555.55, -1), ROUND(-0.5), ROUND(2.345, 7) FROM calls
## sums of rounded numbers
SELECT direction, SUM(ROUND(duration * 1.2345, 1)), AVG(ROUND(duration / 7.0, 3)), ROUND(AVG(duration), 2) FROM calls GROUP BY direction
## rounded whole and approximate numbers
SELECT ROUND(duration), ROUND(CAST(duration AS DOUBLE) / 7), ROUND(CAST(NULL AS DECIMAL(5, 2)), 1) FROM calls
## arc cosine of more than one
SELECT ACOS(x) FROM (VALUES (2.0)) AS t(x)
## arc sine of less than minus one
SELECT ASIN(x) FROM (VALUES (-1.5)) AS t(x)
## arcs
SELECT ACOS(x), ASIN(x) FROM (VALUES (1.0), (-1.0), (0.25), (CAST(NULL AS DECIMAL(3, 2)))) AS t(x)
## functions of degrees and their inverses
SELECT SIND(30), COSD(90), COSD(60), TAND(45), SIND(-390), ASINH(x), ACOSH(x), SIND(x) FROM (VALUES (1e100)) AS t(x)
## TRUNC to digits that no number has
SELECT TRUNC(2.567, 2), TRUNC(-2.567, 1), TRUNC(1234.5, -2), TRUNC(1234, -2), TRUNC(1234.5, -400)
## SIGN
SELECT SIGN(-2.5), SIGN(0), SIGN(CAST(3 AS DOUBLE))
