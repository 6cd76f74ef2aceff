package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a java.sql object out of a class that has only the methods that are offered. Those it does
 * not have answer that they are not supported; those it has fail with a SQLException whatever goes
 * wrong inside, and say so when the object is closed. So all of this holds for every method without
 * being written down for every method.
 */
final class Facade implements InvocationHandler {

  /** What every class behind a facade says of itself. */
  interface Behind {
    /** Whether it was closed, so that hardly any method may be called any more. */
    boolean isClosed() throws SQLException;

    /** What keeps the secrets of its connection out of its errors. */
    default Redactor redactor() {
      return NO_SECRETS;
    }
  }

  /** For objects that know no connection. */
  static final Redactor NO_SECRETS = new Redactor();

  /** A class behind a facade that answers some methods by their names alone. */
  interface ByName extends Behind {
    /** The result of a method that the class does not have. */
    Optional<Object> answer(String method);
  }

  /** Methods that may be called on a closed object. */
  private static final Set<String> ALWAYS =
      Set.of(
          "close",
          "isClosed",
          "isValid",
          "abort",
          "free",
          "unwrap",
          "isWrapperFor",
          "getDriverMajorVersion",
          "getDriverMinorVersion");

  private static final Map<Method, Map<Class<?>, Optional<Method>>> OFFERED =
      new ConcurrentHashMap<>();

  private final Class<?> type;
  private final Behind behind;

  private Facade(Class<?> type, Behind behind) {
    this.type = type;
    this.behind = behind;
  }

  /** The java.sql object of this type that {@code behind} implements in part. */
  static <T> T of(Class<T> type, Behind behind) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Facade(type, behind));
    return type.cast(proxy);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
      throws SQLException {
    @Nullable Object[] arguments = given == null ? new @Nullable Object[0] : given;
    if (method.getDeclaringClass() == Object.class) {
      return objectMethod(proxy, method, arguments);
    }
    String name = method.getName();
    if (name.equals("unwrap") || name.equals("isWrapperFor")) {
      return wrapperMethod(proxy, name, arguments);
    }
    try {
      if (!ALWAYS.contains(name) && behind.isClosed()) {
        throw SqlExceptions.of(
            SqlState.OBJECT_CLOSED, "This " + type.getSimpleName() + " is closed.");
      }
      return call(proxy, method, arguments);
    } catch (Throwable failure) {
      SQLException exception = ShownErrors.of(asSqlException(failure, method), behind.redactor());
      throw List.of(method.getExceptionTypes()).contains(SQLClientInfoException.class)
          ? new SQLClientInfoException(
              exception.getMessage(), exception.getSQLState(), Map.of(), exception)
          : exception;
    }
  }

  private @Nullable Object call(Object proxy, Method method, @Nullable Object[] arguments)
      throws Throwable {
    Optional<Method> offered =
        OFFERED
            .computeIfAbsent(method, m -> new ConcurrentHashMap<>())
            .computeIfAbsent(behind.getClass(), implementation -> find(implementation, method));
    if (offered.isPresent()) {
      return offered.get().invoke(behind, arguments);
    }
    Optional<Object> answer =
        behind instanceof ByName byName ? byName.answer(method.getName()) : Optional.empty();
    if (answer.isPresent()) {
      return answer.get();
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    throw new UnsupportedOperationException();
  }

  private static Optional<Method> find(Class<?> implementation, Method method) {
    try {
      Method found = implementation.getMethod(method.getName(), method.getParameterTypes());
      if (found.getDeclaringClass() == Object.class || Modifier.isStatic(found.getModifiers())) {
        return Optional.empty();
      }
      found.setAccessible(true);
      return Optional.of(found);
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private Object objectMethod(Object proxy, Method method, @Nullable Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "Gong " + type.getSimpleName() + "@" + System.identityHashCode(proxy);
    };
  }

  private Object wrapperMethod(Object proxy, String name, @Nullable Object[] arguments)
      throws SQLException {
    boolean wrapped = arguments[0] instanceof Class<?> wanted && wanted.isInstance(proxy);
    if (name.equals("isWrapperFor")) {
      return wrapped;
    }
    if (!wrapped) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "This "
              + type.getSimpleName()
              + " is no wrapper of "
              + (arguments[0] instanceof Class<?> wanted ? wanted.getSimpleName() : "nothing")
              + ".");
    }
    return proxy;
  }

  private SQLException asSqlException(Throwable failure, Method method) {
    Throwable cause =
        failure instanceof InvocationTargetException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof UnsupportedOperationException
        || (cause instanceof SQLFeatureNotSupportedException && method.isDefault())) {
      return SqlExceptions.notSupported(
          type.getSimpleName() + "." + method.getName() + " is not offered.");
    }
    if (cause instanceof SQLException sql && sql.getSQLState() != null) {
      return sql;
    }
    if (cause instanceof SQLException
        || (cause instanceof NullPointerException && method.isDefault())) {
      // What java.sql itself throws, as in enquoteIdentifier, has neither state nor words.
      return SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          type.getSimpleName() + "." + method.getName() + " does not take this argument.",
          cause);
    }
    if (cause instanceof VirtualMachineError error
        && !(error instanceof StackOverflowError)
        && !(error instanceof OutOfMemoryError)) {
      throw error;
    }
    return SqlExceptions.running(cause);
  }
}
