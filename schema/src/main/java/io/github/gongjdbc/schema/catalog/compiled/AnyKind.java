package io.github.gongjdbc.schema.catalog.compiled;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** The kinds of a value that is declared as {@link Object}: those of JSON but for fractions. */
enum AnyKind {
  TEXT,
  INTEGER,
  FLAG,
  LIST,
  MAP;

  static AnyKind of(Object value) {
    if (value instanceof String) {
      return TEXT;
    } else if (value instanceof Integer) {
      return INTEGER;
    } else if (value instanceof Boolean) {
      return FLAG;
    } else if (value instanceof List) {
      return LIST;
    } else if (value instanceof Map) {
      return MAP;
    }
    throw new IllegalArgumentException("no form for " + value.getClass());
  }

  Type type() {
    return switch (this) {
      case TEXT -> String.class;
      case INTEGER -> int.class;
      case FLAG -> boolean.class;
      case LIST -> new Container(List.class, List.of(Object.class));
      case MAP -> new Container(Map.class, List.of(String.class, Object.class));
    };
  }

  private record Container(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(new Type[0]);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public Type getOwnerType() {
      return Object.class;
    }
  }
}
