package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.schema.limit.StatementContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.NullSentinel;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/**
 * Answers the planner's questions about rows, keys and costs. Calcite's usual provider compiles its
 * code when it is first used, which a fresh JVM waits for. Its other one, by reflection, remembers
 * nothing, so that the time to plan doubles with each level of a query; here what it answers is
 * remembered until the planner forgets it.
 */
public final class RememberedMetadata implements MetadataHandlerProvider {
  public static final RememberedMetadata PROVIDER = new RememberedMetadata();

  private final MetadataHandlerProvider provider =
      new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE);

  /** The planner asks for the handlers whenever it forgets what it knows. */
  private final Map<Class<?>, Object> handlers = new ConcurrentHashMap<>();

  private RememberedMetadata() {}

  @Override
  public <H extends MetadataHandler<?>> H handler(Class<H> type) {
    return type.cast(handlers.computeIfAbsent(type, key -> remembering(type)));
  }

  private <H extends MetadataHandler<?>> Object remembering(Class<H> type) {
    H handler = provider.handler(type);
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> answer(handler, method, arguments));
  }

  private static @Nullable Object answer(
      Object handler, Method method, @Nullable Object[] arguments) throws Throwable {
    StatementContext.checkCurrent();
    RelNode about = (RelNode) arguments[0];
    RelMetadataQuery query = (RelMetadataQuery) arguments[1];
    Object question = List.of(method, Arrays.asList(arguments).subList(2, arguments.length));
    Object known = query.map.get(about, question);
    if (known == null) {
      known = NullSentinel.mask(asked(handler, method, arguments));
      query.map.put(about, question, known);
    }
    return known == NullSentinel.INSTANCE ? null : known;
  }

  private static @Nullable Object asked(Object handler, Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(handler, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
