package io.github.gongjdbc.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;

/** Calcite's types with text in UTF-8: its default cannot write a Japanese literal. */
final class Utf8TypeFactory extends JavaTypeFactoryImpl {
  Utf8TypeFactory() {
    super(new TypeSystem());
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
