package io.github.gongjdbc.jdbc.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Property files that stand beside a class. */
public final class Resources {
  private Resources() {}

  public static Properties load(Class<?> beside, String name) {
    Properties properties = new Properties();
    try (InputStream file = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read.", e);
    }
    return properties;
  }
}
