package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of java.sql returns something or throws a SQLException, whatever it is given, before
 * and after its object was closed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcSurfaceTest {
  private static final List<Class<?>> TYPES =
      List.of(
          Driver.class,
          DataSource.class,
          Connection.class,
          Statement.class,
          PreparedStatement.class,
          ResultSet.class,
          ResultSetMetaData.class,
          ParameterMetaData.class,
          DatabaseMetaData.class,
          Array.class,
          Clob.class,
          NClob.class);

  /** What may be called on a closed object. */
  private static final Set<String> ALWAYS =
      Set.of(
          "close",
          "isClosed",
          "isValid",
          "abort",
          "unwrap",
          "isWrapperFor",
          "free",
          "getDriverMajorVersion",
          "getDriverMinorVersion");

  /** Values for parameters, by kind of call: nulls and zeros, and others. */
  private static final Map<Class<?>, Object> ZEROS =
      Map.of(
          int.class,
          0,
          long.class,
          0L,
          short.class,
          (short) 0,
          byte.class,
          (byte) 0,
          float.class,
          0f,
          double.class,
          0d,
          boolean.class,
          false);

  private static final Map<Class<?>, Object> ONES =
      Map.of(
          int.class,
          1,
          long.class,
          1L,
          short.class,
          (short) 1,
          byte.class,
          (byte) 1,
          float.class,
          1f,
          double.class,
          1d,
          boolean.class,
          true,
          String.class,
          "1",
          Object.class,
          "1",
          Class.class,
          String.class);

  /** One for all tests that leave it as it is: a connection plans a statement once. */
  private Connection connection;

  JdbcSurfaceTest() throws SQLException {
    connection = DriverManager.getConnection("jdbc:gong:demo");
  }

  @BeforeEach
  void open() throws SQLException {
    if (connection.isClosed()) {
      connection = DriverManager.getConnection("jdbc:gong:demo");
    }
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  static Stream<Arguments> methods() {
    return TYPES.stream()
        .flatMap(
            type ->
                Arrays.stream(type.getMethods())
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .map(method -> Arguments.of(type.getSimpleName(), method)));
  }

  private Object object(Class<?> type) throws SQLException {
    if (type == Driver.class) {
      return new GongDriver();
    } else if (type == DataSource.class) {
      GongDataSource source = new GongDataSource();
      source.setUrl("jdbc:gong:demo");
      return source;
    } else if (type == Connection.class) {
      return connection;
    } else if (type == DatabaseMetaData.class) {
      return connection.getMetaData();
    } else if (type == Statement.class) {
      return connection.createStatement();
    } else if (type == Clob.class) {
      return connection.createClob();
    } else if (type == NClob.class) {
      return connection.createNClob();
    }
    PreparedStatement statement =
        connection.prepareStatement("SELECT id, ARRAY[1, 2] FROM users WHERE id <> ?");
    statement.setString(1, "x");
    if (type == PreparedStatement.class) {
      return statement;
    } else if (type == ParameterMetaData.class) {
      return statement.getParameterMetaData();
    } else if (type == ResultSetMetaData.class) {
      return statement.getMetaData();
    }
    ResultSet result = statement.executeQuery();
    assertThat(result.next()).isTrue();
    return type == ResultSet.class ? result : result.getArray(2);
  }

  private static @Nullable Object[] arguments(Method method, Map<Class<?>, Object> values) {
    return Arrays.stream(method.getParameterTypes()).map(values::get).toArray();
  }

  /** Whether HikariCP closes the connection after such an error. */
  private static boolean isBrokenToPools(SQLException failure) {
    return failure.getSQLState().startsWith("08")
        || failure.getSQLState().startsWith("0A")
        || (failure instanceof SQLFeatureNotSupportedException
            && !failure.getSQLState().equals("HYC00"));
  }

  /** Whether the call returned; false when it threw a SQLException, which is as good. */
  private static boolean call(Object object, Method method, Map<Class<?>, Object> values)
      throws IllegalAccessException {
    try {
      method.invoke(object, arguments(method, values));
      return true;
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof SQLException sql)) {
        return fail(method + " threw " + e.getCause(), e.getCause());
      }
      assertThat(sql.getSQLState()).as(method + ": " + sql).matches("[0-9A-Z]{5}");
      assertThat(sql.getMessage()).as(method.toString()).isNotBlank();
      assertThat(isBrokenToPools(sql)).as(method + ": " + sql).isFalse();
      return false;
    }
  }

  /** Whether a method answers that it is not offered, whatever it is given. */
  private boolean isNotOffered(Class<?> type, Method method) throws Exception {
    for (Map<Class<?>, Object> values : List.of(ZEROS, ONES)) {
      open();
      try {
        method.invoke(object(type), arguments(method, values));
        return false;
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof SQLException sql && "HYC00".equals(sql.getSQLState()))) {
          return false;
        }
      }
    }
    return true;
  }

  private static String signature(Class<?> type, Method method) {
    return type.getSimpleName()
        + "."
        + method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** What is not offered stands in a list, which may only become shorter. */
  @Test
  void onlyWhatIsListedIsNotOffered() throws Exception {
    Set<String> notOffered = new TreeSet<>();
    for (Class<?> type : TYPES) {
      for (Method method : type.getMethods()) {
        if (!Modifier.isStatic(method.getModifiers()) && isNotOffered(type, method)) {
          notOffered.add(signature(type, method));
        }
      }
    }
    connection.close();
    try (InputStream list = JdbcSurfaceTest.class.getResourceAsStream("not-offered.txt")) {
      assertThat(notOffered)
          .containsExactlyElementsOf(
              new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** A program may mistake its secret for anything: no message repeats it. */
  @Test
  void noMessageHoldsASecretThatAMethodWasGiven() throws Exception {
    String secret = "s3cret-of-this-test";
    Map<Class<?>, Object> values = new HashMap<>(ONES);
    values.put(String.class, secret);
    values.put(Object.class, secret);
    connection.close();
    for (Class<?> type : TYPES) {
      if (type == Driver.class || type == DataSource.class) {
        continue;
      }
      for (Method method : type.getMethods()) {
        if (Arrays.asList(method.getParameterTypes()).contains(String.class)
            || Arrays.asList(method.getParameterTypes()).contains(Object.class)) {
          if (connection.isClosed()) {
            connection = DriverManager.getConnection("jdbc:gong:demo", "key", secret);
          }
          assertKeepsQuiet(object(type), method, values, secret);
        }
      }
    }
    connection.close();
  }

  private static void assertKeepsQuiet(
      Object object, Method method, Map<Class<?>, Object> values, String secret)
      throws IllegalAccessException {
    try {
      method.invoke(object, arguments(method, values));
    } catch (InvocationTargetException e) {
      for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
        assertThat(String.valueOf(t)).as(method.toString()).doesNotContain(secret);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aMethodReturnsOrThrowsASqlException(String type, Method method) throws Exception {
    Class<?> declared =
        TYPES.stream().filter(t -> t.getSimpleName().equals(type)).findFirst().orElseThrow();
    call(object(declared), method, ZEROS);
    open();
    call(object(declared), method, ONES);
    if (declared == Connection.class) {
      connection.close();
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aMethodOfAClosedObjectThrowsASqlException(String type, Method method) throws Exception {
    Class<?> declared =
        TYPES.stream().filter(t -> t.getSimpleName().equals(type)).findFirst().orElseThrow();
    Object object = object(declared);
    connection.close();
    if (object instanceof Array array) {
      array.free();
    } else if (object instanceof Clob clob) {
      clob.free();
    }
    boolean outlivesTheConnection =
        declared == Driver.class
            || declared == DataSource.class
            || declared == ResultSetMetaData.class
            || declared == ParameterMetaData.class;
    boolean returned = call(object, method, ONES);
    if (!outlivesTheConnection && !ALWAYS.contains(method.getName())) {
      assertThat(returned).as(method.toString()).isFalse();
    }
  }
}
