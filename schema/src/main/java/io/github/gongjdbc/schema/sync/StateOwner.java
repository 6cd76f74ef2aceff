package io.github.gongjdbc.schema.sync;

import io.github.gongjdbc.schema.settings.Credentials;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.settings.Sha256;
import java.util.Optional;

/**
 * What a state belongs to.
 *
 * @param account tells accounts apart and says nothing else; empty where a state belongs to any
 * @param workspace the workspace that the reads are restricted to
 */
record StateOwner(Optional<String> account, Optional<String> workspace) {
  private static final int ACCOUNT_DIGITS = 16;

  static StateOwner of(Settings settings) {
    String client = settings.credentials().map(StateOwner::client).orElse("sample");
    String hash = Sha256.of(address(settings) + "\n" + client);
    return new StateOwner(Optional.of(hash.substring(0, ACCOUNT_DIGITS)), settings.workspaceId());
  }

  private static String address(Settings settings) {
    return settings.baseUrl().toString().replaceFirst("/$", "");
  }

  /** What stays the same for as long as the credentials are those of the same client. */
  private static String client(Credentials credentials) {
    if (credentials instanceof Credentials.AccessKey pair) {
      return "key " + pair.key();
    }
    return credentials instanceof Credentials.RefreshToken refresh
        ? "client " + refresh.clientId()
        : "token";
  }

  /**
   * Fails where a state of this owner must not be used by another. A state that says not whose it
   * is may be used by anybody.
   *
   * @param origin where the state comes from, for the message
   */
  void check(StateOwner user, String origin) {
    if (account.isEmpty() && workspace.isEmpty()) {
      return;
    }
    if (account.isPresent() && !account.equals(user.account)) {
      throw new StateException(
          StateException.Kind.UNUSABLE,
          origin
              + " belongs to another account or access key: use that one's, or another state. For"
              + " the same account with a new key, take \"account\" out of the state. Nothing was"
              + " read, and nothing is changed.");
    }
    if (!workspace.equals(user.workspace)) {
      throw new StateException(
          StateException.Kind.UNUSABLE,
          origin
              + " belongs to "
              + workspace.map(id -> "workspace " + id).orElse("all workspaces together")
              + ", and the property workspaceId is "
              + user.workspace.orElse("not set")
              + ": set it accordingly, or use another state. Nothing was read, and nothing is"
              + " changed.");
    }
  }
}
