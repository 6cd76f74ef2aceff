package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.sandbox.GongSandbox;
import okhttp3.Interceptor;

/** The account behind {@code jdbc:gong:demo}, made when it is first asked for. */
final class SampleAccount {
  private static final Interceptor ANSWERS = GongSandbox.sample().interceptor();

  private SampleAccount() {}

  static Interceptor interceptor() {
    return ANSWERS;
  }
}
