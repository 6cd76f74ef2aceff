package io.github.gongjdbc.schema.catalog.compiled;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes records, and the lists, maps and plain values in them, by the declared types of their
 * components. A text or a record that was written before is written as its number. {@link
 * RecordReader} reads the form.
 */
public final class RecordWriter {
  private final DataOutputStream out;

  /** The numbers of what was written, for each type: equal records of two types may exist. */
  private final Map<Class<?>, Map<Object, Integer>> written = new HashMap<>();

  private int count;

  public RecordWriter(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  /** Writes a list of records of that type. */
  public void writeList(List<? extends Record> records, Class<? extends Record> type)
      throws IOException {
    out.writeInt(records.size());
    for (Record element : records) {
      write(element, type);
    }
    out.flush();
  }

  private void write(Object value, Type type) throws IOException {
    if (type instanceof ParameterizedType parameterized) {
      writeContainer(value, parameterized);
    } else if (type == Object.class) {
      writeAny(value);
    } else if (type == int.class) {
      out.writeInt((Integer) value);
    } else if (type == long.class) {
      out.writeLong((Long) value);
    } else if (type == boolean.class) {
      out.writeBoolean((Boolean) value);
    } else if (value instanceof Enum<?> constant) {
      writeText(constant.name());
    } else if (value instanceof Duration duration) {
      writeText(duration.toString());
    } else if (value instanceof Pattern pattern) {
      out.writeInt(pattern.flags());
      writeText(pattern.pattern());
    } else if (value instanceof String text) {
      writeText(text);
    } else if (value instanceof Record element) {
      writeRecord(element);
    } else {
      throw new IllegalArgumentException("no form for " + type);
    }
  }

  private void writeContainer(Object value, ParameterizedType type) throws IOException {
    Type[] arguments = type.getActualTypeArguments();
    if (value instanceof Optional<?> optional) {
      out.writeBoolean(optional.isPresent());
      if (optional.isPresent()) {
        write(optional.get(), arguments[0]);
      }
    } else if (value instanceof List<?> list) {
      out.writeInt(list.size());
      for (Object element : list) {
        write(element, arguments[0]);
      }
    } else if (value instanceof Map<?, ?> map) {
      out.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(entry.getKey(), arguments[0]);
        write(entry.getValue(), arguments[1]);
      }
    } else {
      throw new IllegalArgumentException("no form for " + type);
    }
  }

  private void writeAny(Object value) throws IOException {
    AnyKind kind = AnyKind.of(value);
    writeText(kind.name());
    write(value, kind.type());
  }

  private void writeText(String text) throws IOException {
    if (isNew(text)) {
      out.writeUTF(text);
    }
  }

  private void writeRecord(Record element) throws IOException {
    if (isNew(element)) {
      for (RecordComponent component : element.getClass().getRecordComponents()) {
        write(valueOf(component, element), component.getGenericType());
      }
      // Its parts have their numbers before it, as the reader knows it only when it is complete.
      number(element);
    }
  }

  private static Object valueOf(RecordComponent component, Record element) {
    try {
      return component.getAccessor().invoke(element);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }

  /** Writes the number of what was written before, else -1. A new text gets its number here. */
  private boolean isNew(Object value) throws IOException {
    Integer number = written.getOrDefault(value.getClass(), Map.of()).get(value);
    out.writeInt(number == null ? -1 : number);
    if (number == null && value instanceof String) {
      number(value);
    }
    return number == null;
  }

  private void number(Object value) {
    written.computeIfAbsent(value.getClass(), any -> new HashMap<>()).put(value, count++);
  }
}
