package io.github.gongjdbc.jdbc.metadata;

import io.github.gongjdbc.GongConnection;

/** The version of the driver, as the build recorded it. */
public final class DriverVersion {
  public static final String TEXT =
      Resources.load(GongConnection.class, "driver.properties").getProperty("version");

  private DriverVersion() {}

  public static int major() {
    return part(0);
  }

  public static int minor() {
    return part(1);
  }

  private static int part(int index) {
    return Integer.parseInt(TEXT.split("[.-]", -1)[index]);
  }
}
