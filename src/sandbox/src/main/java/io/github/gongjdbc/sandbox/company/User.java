package io.github.gongjdbc.sandbox.company;

import io.github.gongjdbc.sandbox.random.Identifier;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A person with a seat in the account, or an avatar: Gong's own staff visiting.
 *
 * @param created in microseconds of the epoch
 */
public record User(
    long identifier,
    long seed,
    String firstName,
    String lastName,
    String emailAddress,
    @Nullable String title,
    Role role,
    @Nullable User manager,
    ZoneId zone,
    long created,
    boolean active,
    boolean avatar) {

  /** The id as it is written. */
  public String id() {
    return Identifier.text(identifier);
  }

  public String fullName() {
    return firstName + " " + lastName;
  }
}
