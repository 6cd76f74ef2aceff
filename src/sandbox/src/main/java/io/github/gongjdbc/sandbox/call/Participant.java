package io.github.gongjdbc.sandbox.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a call.
 *
 * @param userId the user, for people of the company
 * @param speakerId the voice in the recording, for those who spoke and were recognised
 */
public record Participant(
    String id,
    long seed,
    String affiliation,
    @Nullable String name,
    @Nullable String title,
    @Nullable String emailAddress,
    @Nullable String userId,
    @Nullable String speakerId,
    @Nullable String phoneNumber,
    List<String> methods) {

  public boolean internal() {
    return affiliation.equals("Internal");
  }
}
