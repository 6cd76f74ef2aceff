package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * What a user sees of something that failed. Whatever it is, it is one SQLException with one
 * sentence or a few, without secrets and without the inner life of the planner.
 *
 * @param type the class of the exception
 * @param state its SQL state
 * @param message its message
 */
public record Failure(Class<? extends SQLException> type, String state, String message) {

  /** Runs what must fail. */
  public static Failure of(ThrowingCallable action) {
    SQLException e = catchThrowableOfType(SQLException.class, action);
    assertThat((Throwable) e).as("an SQLException").isNotNull();
    String message = String.valueOf(e.getMessage());
    assertIsForUsers(message);
    assertThat(e.getSQLState()).matches("[0-9A-Z]{5}");
    assertThat((Throwable) e.getNextException()).isNull();
    return new Failure(e.getClass(), e.getSQLState(), message);
  }

  /** Holds a message to what is true of all messages. */
  public static void assertIsForUsers(String message) {
    assertThat(message)
        .isNotBlank()
        .hasLineCount(1)
        .matches(".*[.?)]")
        .doesNotContain("rel#", "Enumerable", "Logical", "org.apache", "java.lang", "Exception")
        .doesNotContain("Was expecting", "RexInputRef", "null")
        .doesNotContain(
            SandboxAccount.SECRET,
            Base64.getEncoder()
                .encodeToString(
                    (SandboxAccount.KEY + ":" + SandboxAccount.SECRET)
                        .getBytes(StandardCharsets.UTF_8)));
  }

  /** Asserts class and state. */
  public Failure is(Class<? extends SQLException> wantedType, String wantedState) {
    assertThat(state).as(message).isEqualTo(wantedState);
    assertThat(type).as(message).isEqualTo(wantedType);
    return this;
  }

  /** Asserts that the message says all of this. */
  public Failure says(String... words) {
    assertThat(message).contains(words);
    return this;
  }

  /** Asserts that the message says none of this. */
  public Failure conceals(String... words) {
    assertThat(message).doesNotContain(words);
    return this;
  }
}
