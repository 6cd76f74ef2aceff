package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A program that runs for months needs no more memory than one that began today. */
class GrowthTest {
  private static final long MEGABYTE = 1 << 20;

  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  /** A piece of work, which is done again and again. */
  private interface Work {
    void run(int round) throws SQLException;
  }

  /** How many bytes the heap holds more after all rounds than after a tenth of them. */
  private static long growth(int rounds, Work work) throws SQLException {
    int begun = rounds / 10;
    for (int round = 0; round < begun; round++) {
      work.run(round);
    }
    long before = used();
    for (int round = begun; round < rounds; round++) {
      work.run(round);
    }
    return used() - before;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  void statementsThatNobodyClosesAreNotKept() throws SQLException {
    try (Connection connection = ACCOUNT.connect()) {
      assertThat(
              growth(
                  10_000,
                  round -> {
                    Statement statement = connection.createStatement();
                    statement.executeQuery("VALUES (1)").next();
                  }))
          .isLessThan(2 * MEGABYTE);
    }
  }

  @Test
  void plansOfStatementsThatDifferByALiteralAreSmall() throws SQLException {
    try (Connection connection = ACCOUNT.connect()) {
      assertThat(
              growth(
                  100,
                  round ->
                      connection
                          .prepareStatement(
                              "SELECT u.first_name, COUNT(*) FROM calls c JOIN users u"
                                  + " ON u.id = c.primary_user_id WHERE c.duration > "
                                  + round
                                  + " GROUP BY u.first_name ORDER BY 2 DESC")
                          .close()))
          .isLessThan(5 * MEGABYTE);
    }
  }

  @Test
  void accountsAreForgottenWithTheirLastConnection() throws SQLException {
    assertThat(
            growth(
                500,
                round -> {
                  try (Connection connection = ACCOUNT.connect("accessKey", "key-" + round);
                      PreparedStatement statement = connection.prepareStatement("VALUES (1)");
                      ResultSet result = statement.executeQuery()) {
                    result.next();
                  }
                }))
        .isLessThan(2 * MEGABYTE);
  }
}
