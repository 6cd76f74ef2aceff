## characters are whole
SELECT title, CHAR_LENGTH(title), REVERSE(title), LEFT(title, 3), RIGHT(title, 3) FROM calls
## parts by position
SELECT SUBSTRING(title FROM 2 FOR 4), SUBSTRING(title, 5), SUBSTRING(title FROM 1 FOR 1) FROM calls
## upper and lower case
SELECT UPPER(title), LOWER(title) FROM calls WHERE title NOT LIKE '%ﬁ%' AND title NOT LIKE '%İ%'
## upper and lower case of literals
SELECT UPPER('straße é ñ'), LOWER('ÉLAN ΣΑΣ'), LOWER('Ä') FROM scorecards
## like with one character
SELECT title FROM calls WHERE title LIKE '_ %' OR title LIKE '% _'
## like a plane beyond the first
SELECT title FROM calls WHERE title LIKE '%🎉%' OR title LIKE '%𠮷%' OR title LIKE '%𝒟eal%'
## like combining marks, which differ from the composed
SELECT COUNT(*) FROM calls WHERE title LIKE '%café%'
## equality of composed and decomposed
SELECT x = y, CHAR_LENGTH(x), CHAR_LENGTH(y) FROM (VALUES ('café', 'café')) AS t(x, y)
## ilike of accents
SELECT title FROM calls WHERE title ILIKE '%élan%' OR title ILIKE '%CAFÉ%'
## ilike of Greek and Cyrillic
SELECT x, x ILIKE '%ОР%', x ILIKE 'όρος' FROM (VALUES ('гора'), ('ГОРА'), ('ΌΡΟΣ')) AS t(x)
## order by code points ordered
SELECT x FROM (VALUES ('a'), ('B'), ('é'), ('z'), ('東'), ('🎉'), ('𠮷'), ('')) AS t(x) ORDER BY x
## titles in order ordered
SELECT title, id FROM calls WHERE title NOT LIKE '%Ｄ%' AND title NOT LIKE '%ﬁ%' ORDER BY title, id
## titles in descending order ordered
SELECT title, id FROM calls WHERE title NOT LIKE '%Ｄ%' AND title NOT LIKE '%ﬁ%' ORDER BY title DESC, id LIMIT 40
## comparison of a plane beyond the first
SELECT COUNT(*) FROM calls WHERE title > '{' AND title < '힣' AND title NOT LIKE '%Ｄ%'
## greatest and least of text
SELECT MIN(title), MAX(title) FROM calls WHERE title NOT LIKE '%Ｄ%' AND title NOT LIKE '%ﬁ%'
## position of a character
SELECT POSITION('é' IN title), POSITION('🎉' IN title), POSITION('y' IN title) FROM calls
## overlay across planes
SELECT OVERLAY(title PLACING '🎈' FROM 2 FOR 2) FROM calls
## trim of every kind
SELECT TRIM(x) || '|', TRIM(LEADING FROM x) || '|', TRIM(TRAILING FROM x) || '|', TRIM(BOTH 'x' FROM x) || '|' FROM (VALUES ('  a  '), ('xxaxx'), (''), ('x')) AS t(x)
## trim of more than one character
SELECT BTRIM('xyaxy', 'xy'), LTRIM('xyaxy', 'yx'), RTRIM('xyaxy', 'xy') FROM scorecards
## pad across planes
SELECT LPAD(x, 5, '🎉') || '|', RPAD(x, 5, 'ab') || '|', LPAD(x, 1) || '|' FROM (VALUES ('a'), ('🎈b'), ('')) AS t(x)
## repeat and replace
SELECT REPEAT(x, 3), REPLACE(x, 'a', '🎉'), REPLACE(x, '', 'z'), REPEAT(x, 0) FROM (VALUES ('a'), ('🎈a')) AS t(x)
## translate across planes
SELECT TRANSLATE(x, 'a🎈', 'b🎉') FROM (VALUES ('a🎈c')) AS t(x)
## initcap
SELECT INITCAP(x) FROM (VALUES ('hello world'), ('o''brien-smith'), ('ÉLAN vital'), ('3rd of may')) AS t(x)
## split
SELECT SPLIT_PART(email_address, '@', 1), SPLIT_PART(email_address, '.', 2), SPLIT_PART(email_address, '#', 2) FROM users
## concatenation with nulls
SELECT first_name || extension, CONCAT(first_name, extension), CONCAT_WS('-', first_name, extension, last_name) FROM users
## empty text is not null
SELECT x = '', x IS NULL, CHAR_LENGTH(x), NULLIF(x, '') FROM (VALUES (''), (' '), ('a')) AS t(x)
## trailing blanks count
SELECT x = 'a', CHAR_LENGTH(x) FROM (VALUES ('a'), ('a '), ('a  ')) AS t(x)
## blanks in a condition
SELECT COUNT(*) FROM calls WHERE direction = 'Inbound ' OR direction IN ('Outbound ', ' Inbound')
## ascii and chr
SELECT ASCII(x), CHR(ASCII(x)) FROM (VALUES ('a'), ('é'), ('東'), ('🎉')) AS t(x)
## octet length
SELECT OCTET_LENGTH(x) FROM (VALUES ('a'), ('é'), ('東'), ('🎉')) AS t(x)
## hash functions
SELECT MD5(title), MD5('') FROM calls
## like with escapes
SELECT x LIKE '50!%' ESCAPE '!', x LIKE '50_', x LIKE '50\%' FROM (VALUES ('50%'), ('501'), ('50')) AS t(x)
## like with special characters of patterns
SELECT x LIKE 'a.c', x LIKE 'a*%', x LIKE '[ab]%', x LIKE '(a)%' FROM (VALUES ('a.c'), ('abc'), ('a*c'), ('(a)'), ('[ab]')) AS t(x)
## like with line breaks
SELECT x LIKE 'a%b', x LIKE 'a_b' FROM (VALUES ('a
b'), ('a b')) AS t(x)
## not like and nulls
SELECT id, extension NOT LIKE '1%', extension LIKE '%' FROM users
## like a column
SELECT COUNT(*) FROM users a JOIN users b ON a.email_address LIKE '%' || LOWER(b.first_name) || '%'
## similar to with alternatives
SELECT x SIMILAR TO '(a|b)%', x SIMILAR TO 'a.c', x SIMILAR TO '[a-c]{2,3}' FROM (VALUES ('a.c'), ('abc'), ('bb'), ('axc')) AS t(x)
## regular expressions
SELECT x ~ '^[A-Z]', x ~* '^[a-z]+$', x !~ '[0-9]' FROM (VALUES ('Abc'), ('abc'), ('a1')) AS t(x)
## regular expressions with planes
SELECT x ~ '^.$', x ~ '^..$' FROM (VALUES ('a'), ('🎉'), ('🎉a')) AS t(x)
## regexp_replace with groups
SELECT REGEXP_REPLACE(email_address, '^([^@]+)@.*$', '\1') FROM users
=> SELECT REGEXP_REPLACE(email_address, '^([^@]+)@.*$', '\1') FROM users
## strpos and left of position
SELECT LEFT(email_address, STRPOS(email_address, '@') - 1) FROM users
## left and right with negative counts
SELECT LEFT(first_name, -2), RIGHT(first_name, -2), LEFT(first_name, 0), LEFT(first_name, 100) FROM users
## substring out of range
SELECT SUBSTRING(x FROM 0 FOR 2), SUBSTRING(x FROM -1 FOR 3), SUBSTRING(x FROM 4), SUBSTRING(x FROM 2 FOR 0) FROM (VALUES ('abc'), ('')) AS t(x)
## substring of negative length
SELECT SUBSTRING(x FROM 2 FOR -1) FROM (VALUES ('abc')) AS t(x)
## quotes and backslashes
SELECT 'it''s', 'a\b', '"', '''' FROM scorecards
## dollar and Unicode literals
SELECT U&'caf\00E9', U&'\D83C\DF89' FROM scorecards
## grouping by text of other scripts
SELECT RIGHT(title, 1), COUNT(*) FROM calls GROUP BY RIGHT(title, 1)
## distinct of composed and decomposed
SELECT DISTINCT RIGHT(title, 4) FROM calls WHERE title LIKE '%caf%'
## listing of other scripts
SELECT direction, STRING_AGG(LEFT(title, 1), '' ORDER BY started, id) FROM calls GROUP BY direction
## null arguments everywhere
SELECT UPPER(extension), LOWER(extension), TRIM(extension), REVERSE(extension), LEFT(extension, 1), RPAD(extension, 5, '-'), LPAD(extension, 5, '-'), REPEAT(extension, 2), REPLACE(extension, '1', '2'), SUBSTRING(extension, 2), POSITION('1' IN extension), CHAR_LENGTH(extension), INITCAP(extension), MD5(extension), TRANSLATE(extension, '1', '2'), SPLIT_PART(extension, '1', 1), ASCII(extension) FROM users
## null arguments, is null
SELECT COUNT(*) FROM users WHERE UPPER(extension) IS NULL AND REVERSE(extension) IS NULL AND REPEAT(extension, 2) IS NULL AND RPAD(extension, 9, 'x') IS NULL AND SPLIT_PART(extension, '1', 1) IS NULL AND TRANSLATE(extension, '1', '2') IS NULL AND MD5(extension) IS NULL AND INITCAP(extension) IS NULL
## parts of a text
SELECT SPLIT_PART(title, ' ', 1), SPLIT_PART(title, ' ', 2), SPLIT_PART(title, ' ', 99), SPLIT_PART(title, ' ', -1), SPLIT_PART(title, '', 1), SPLIT_PART(purpose, 'e', 2) FROM calls
## part zero of a text
SELECT SPLIT_PART(title, ' ', 0) FROM calls
## SUBSTR as SUBSTRING
SELECT SUBSTR('abc', -1), SUBSTR('abc', 0, 2), SUBSTR('abc', 2), SUBSTR('abc', 2, 1)
## the parts of a text with nulls, and an array as text
SELECT STRING_TO_ARRAY('a,b,,c', ',', 'b'), ARRAY_TO_STRING(ARRAY[1, NULL, 3], ','), ARRAY_TO_STRING(ARRAY['a', NULL], '-', '?'), ARRAY_TO_STRING(ARRAY[DATE '2026-01-31'], ',')
## CONCAT_WS leaves nulls out
SELECT CONCAT_WS(',', first_name, NULL, last_name), CONCAT_WS(',', NULL, 'a') FROM users
