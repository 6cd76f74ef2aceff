package io.github.gongjdbc.schema.catalog.compiled;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what {@link RecordWriter} wrote, by the same types. */
public final class RecordReader {
  private final DataInputStream in;
  private final Map<Class<?>, Form> forms = new HashMap<>();

  /** Texts and records by their numbers. */
  private final List<Object> known = new ArrayList<>();

  public RecordReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** How a record is made: its constructor and the types of its components. */
  private record Form(Constructor<?> constructor, List<Type> types) {
    static Form of(Class<?> type) {
      List<Type> types = new ArrayList<>();
      List<Class<?>> classes = new ArrayList<>();
      for (RecordComponent component : type.getRecordComponents()) {
        types.add(component.getGenericType());
        classes.add(component.getType());
      }
      try {
        return new Form(type.getDeclaredConstructor(classes.toArray(new Class<?>[0])), types);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("no record: " + type, e);
      }
    }
  }

  /** Reads a list of records of that type. */
  public <T extends Record> List<T> readList(Class<T> type) throws IOException {
    int size = in.readInt();
    List<T> records = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      records.add(type.cast(read(type)));
    }
    return records;
  }

  private Object read(Type type) throws IOException {
    if (type instanceof ParameterizedType parameterized) {
      return readContainer(parameterized);
    } else if (type == Object.class) {
      return read(AnyKind.valueOf(readText()).type());
    } else if (type == int.class) {
      return in.readInt();
    } else if (type == long.class) {
      return in.readLong();
    } else if (type == boolean.class) {
      return in.readBoolean();
    } else if (type == String.class) {
      return readText();
    } else if (type == Duration.class) {
      return Duration.parse(readText());
    } else if (type == Pattern.class) {
      int flags = in.readInt();
      return Pattern.compile(readText(), flags);
    }
    Class<?> declared = (Class<?>) type;
    return declared.isEnum() ? readConstant(declared) : readRecord(declared);
  }

  private Object readContainer(ParameterizedType type) throws IOException {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return in.readBoolean() ? Optional.of(read(arguments[0])) : Optional.empty();
    }
    int size = in.readInt();
    if (type.getRawType() == List.class) {
      Object[] elements = new Object[size];
      for (int i = 0; i < size; i++) {
        elements[i] = read(arguments[0]);
      }
      return List.of(elements);
    }
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      Object key = read(arguments[0]);
      entries.put(key, read(arguments[1]));
    }
    return entries;
  }

  // An enum's class is the class of its constants.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private Object readConstant(Class<?> type) throws IOException {
    return Enum.valueOf((Class) type, readText());
  }

  private String readText() throws IOException {
    int number = in.readInt();
    if (number >= 0) {
      return (String) known.get(number);
    }
    String text = in.readUTF();
    known.add(text);
    return text;
  }

  private Object readRecord(Class<?> type) throws IOException {
    int number = in.readInt();
    if (number >= 0) {
      return known.get(number);
    }
    Form form = forms.computeIfAbsent(type, Form::of);
    Object[] values = new Object[form.types().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(form.types().get(i));
    }
    try {
      Object element = form.constructor().newInstance(values);
      known.add(element);
      return element;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }
}
