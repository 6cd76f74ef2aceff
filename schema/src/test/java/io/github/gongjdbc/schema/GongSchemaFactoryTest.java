package io.github.gongjdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.schema.settings.SettingException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.jdbc.CalciteConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GongSchemaFactoryTest {

  @Test
  void aModelMakesAnAccountASchema() throws SQLException, IOException {
    try (QueriedAccount account = new QueriedAccount();
        Connection connection =
            DriverManager.getConnection(
                "jdbc:calcite:", model("\"baseUrl\": \"" + account.url() + "\""));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select \"scorecard_id\" from \"scorecards\"")) {
      assertThat(rows.next()).isTrue();
      assertThat(account.exchanges())
          .extracting(e -> e.request().path())
          .containsExactly("/v2/settings/scorecards");
    }
  }

  @Test
  void operandsMayBeNumbersAndBooleans() throws SQLException, IOException {
    try (QueriedAccount account = new QueriedAccount()) {
      Map<String, Object> operand = new HashMap<>();
      operand.put("baseUrl", account.url());
      operand.put("requestsPerSecond", 50);
      operand.put("pushDown", false);

      assertThat(create(operand)).isInstanceOf(GongSchema.class);
    }
  }

  @Test
  void anOperandThatIsNullIsNotSet() throws SQLException {
    Map<String, Object> operand = new HashMap<>();
    operand.put("companyTimeZone", null);

    assertThat(create(operand)).isInstanceOf(GongSchema.class);
  }

  @ParameterizedTest
  @CsvSource({
    "colour, red, colour",
    "timeZone, Europe/Atlantis, timeZone",
    "pushDown, 1, pushDown"
  })
  void anUnknownOrMalformedOperandIsNamed(String name, String value, String named) {
    assertThatThrownBy(() -> create(Map.of(name, value)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(named);
  }

  private static Object create(Map<String, Object> operand) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:calcite:")) {
      return new GongSchemaFactory()
          .create(connection.unwrap(CalciteConnection.class).getRootSchema(), "gong", operand);
    }
  }

  private static Properties model(String operand) {
    Properties properties = new Properties();
    properties.setProperty(
        "model",
        "inline:{\"version\": \"1.0\", \"defaultSchema\": \"gong\", \"schemas\": [{\"name\": \"gong\","
            + " \"type\": \"custom\", \"factory\": \""
            + GongSchemaFactory.class.getName()
            + "\", \"operand\": {"
            + operand
            + "}}]}");
    return properties;
  }
}
