package io.github.gongjdbc.schema.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import io.github.gongjdbc.schema.testing.Tables;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueReaderTest {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final List<String> told = new ArrayList<>();
  private final OddValues.OfItem odd = (column, value) -> told.add(column.name() + " " + value);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "VARCHAR | \"Zoom\"                  | Zoom",
        "VARCHAR | \"7782342274025937895\"   | 7782342274025937895",
        "VARCHAR | 12345678901234567890      | 12345678901234567890",
        "VARCHAR | -1                        | -1",
        "VARCHAR | true                      | true",
        "VARCHAR | 0.12345678901234567891    | 0.12345678901234567891",
        "JSON    | [{\"id\":1,\"x\":null}]   | [{\"id\":1,\"x\":null}]",
        "JSON    | {\"id\":12345678901234567890} | {\"id\":12345678901234567890}",
        "JSON    | \"text\"                  | \"text\"",
        "JSON    | []                        | []"
      })
  void text(ColumnType type, String json, String expected) throws Exception {
    assertThat(read(type, json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "'\"5\"', 5", "'\" 5 \"', 5", "5.0, 5", "-2147483648, -2147483648", "0, 0"})
  void integers(String json, int expected) throws Exception {
    assertThat(read(ColumnType.INTEGER, json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "460, 460",
    "'\"460\"', 460",
    "9223372036854775807, 9223372036854775807",
    "'\"-9223372036854775808\"', -9223372036854775808"
  })
  void bigIntegers(String json, long expected) throws Exception {
    assertThat(read(ColumnType.BIGINT, json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"4.5, 4.5", "'\"4.5\"', 4.5", "4, 4.0", "1e2, 100.0", "-0.25, -0.25"})
  void doubles(String json, double expected) throws Exception {
    assertThat(read(ColumnType.DOUBLE, json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "'\"true\"', true", "'\"FALSE\"', false"})
  void booleans(String json, boolean expected) throws Exception {
    assertThat(read(ColumnType.BOOLEAN, json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-10-17T21:21:31+02:00,        2023-10-17T19:21:31",
    "2026-06-10T21:50:07.428+02:00,    2026-06-10T19:50:07.428",
    "2023-10-17T21:21:31.816562+02:00, 2023-10-17T19:21:31.816",
    "2019-10-18T14:03:37.999999-07:00, 2019-10-18T21:03:37.999",
    "2026-02-01T00:00:00.638Z,         2026-02-01T00:00:00.638",
    "2026-01-31T23:30:00-01:00,        2026-02-01T00:30:00"
  })
  void timeStampsHaveThreeFormsAndAreCutToMilliseconds(String text, LocalDateTime expected)
      throws Exception {
    assertThat(read(ColumnType.TIMESTAMP, "\"" + text + "\"")).isEqualTo(millis(expected));
  }

  @Test
  void timeStampsAreShownInTheZoneOfTheConnection() throws Exception {
    ValueReader reader =
        new ValueReader(new LocalTimeConverter(ZoneId.of("America/Los_Angeles")), 1_000);

    assertThat(
            reader.read(
                json("\"2026-01-31T02:00:00+01:00\""), Tables.ofType(ColumnType.TIMESTAMP), odd))
        .isEqualTo(millis(LocalDateTime.parse("2026-01-30T17:00:00")));
  }

  @ParameterizedTest
  @EnumSource(ColumnType.class)
  void nullAndAMissingKeyAreTheSame(ColumnType type) throws Exception {
    assertThat(read(type, "null")).isNull();
    assertThat(reader().read(json("{}").path("value"), Tables.ofType(type), odd)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INTEGER   | \"many\"",
        "INTEGER   | \"\"",
        "INTEGER   | 1.5",
        "INTEGER   | 2147483648",
        "INTEGER   | true",
        "INTEGER   | 1e999999999",
        "BIGINT    | \"1e-999999999\"",
        "DOUBLE    | 1e400",
        "VARCHAR   | 1e999999999",
        "VARCHAR   | {\"a\":1}",
        "VARCHAR   | []",
        "INTEGER   | [1]",
        "INTEGER   | {\"value\":1}",
        "BIGINT    | 9223372036854775808",
        "BIGINT    | \"4 60\"",
        "DOUBLE    | \"NaN\"",
        "DOUBLE    | [0.5]",
        "BOOLEAN   | 1",
        "BOOLEAN   | \"yes\"",
        "BOOLEAN   | \"\"",
        "TIMESTAMP | \"yesterday\"",
        "TIMESTAMP | \"2026-01-31\"",
        "TIMESTAMP | \"2026-01-31T17:00:00\"",
        "TIMESTAMP | \"2026-02-30T17:00:00Z\"",
        "TIMESTAMP | 1518863400",
        "TIMESTAMP | \"\"",
        "TIMESTAMP | {}"
      })
  void whatIsNoValueOfTheTypeIsNullAndTold(ColumnType type, String json) throws Exception {
    assertThat(read(type, json)).isNull();
    assertThat(told).containsExactly("the_column " + json(json));
  }

  @Test
  void whatIsNoValueOfAColumnThatIsNeverNullIsAnErrorThatNamesValueAndColumn() {
    Column key = Tables.neverNull(Tables.ofType(ColumnType.INTEGER));
    assertThatThrownBy(() -> reader().read(json("\"" + "x".repeat(10_000) + "\""), key, odd))
        .isInstanceOf(MalformedAnswerException.class)
        .hasMessageContainingAll("'xxx", "the_column", "INTEGER")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(200));
  }

  @Test
  void booleansAreReadWhereTheDefaultLanguageIsTurkish() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));

      assertThat(read(ColumnType.BOOLEAN, "\"TRUE\"")).isEqualTo(true);
      assertThat(read(ColumnType.TIMESTAMP, "\"1970-01-01T00:00:01Z\"")).isEqualTo(1000L);
    } finally {
      Locale.setDefault(before);
    }
  }

  private @Nullable Object read(ColumnType type, String json)
      throws MalformedAnswerException, JsonProcessingException {
    return reader().read(json(json), Tables.ofType(type), odd);
  }

  @ParameterizedTest
  @CsvSource({"19, 20, true", "20, 20, false", "2000, 2001, true", "2001, 2001, false"})
  void anExponentWritesOutAsManyDigitsAsAreAllowed(int exponent, int allowed, boolean isWritten)
      throws IOException {
    Object text =
        new ValueReader(new LocalTimeConverter(ZoneOffset.UTC), allowed)
            .read(json("1e" + exponent), Tables.ofType(ColumnType.VARCHAR), odd);

    assertThat(text).isEqualTo(isWritten ? "1" + "0".repeat(exponent) : null);
  }

  private static ValueReader reader() {
    return new ValueReader(new LocalTimeConverter(ZoneOffset.UTC), 1_000);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  private static long millis(LocalDateTime local) {
    return local.toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
