package dev.asyncio4j.context;

import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.ContextCarriers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A service that has the MDC of SLF4J go along with each task.
 *
 * <p><i>Python:</i> none; there a logging filter reads a {@code ContextVar}.
 *
 * <p><b>Thread and loop:</b> callable from anywhere.
 */
public final class MdcCarrier implements ContextCarriers {
  /** Makes one; for the search for services. */
  public MdcCarrier() {}

  @Override
  public List<ContextCarrier<?>> carriers() {
    if (!Present.is("org.slf4j.MDC")) return List.of();
    if (MicrometerCarriers.haveMdc()) return List.of(); // carried already
    return List.of(carrier());
  }

  static ContextCarrier<@Nullable Map<String, String>> carrier() {
    return ContextCarrier.named("slf4j-mdc", ContextCarrier.of(MdcCarrier::get, MdcCarrier::set));
  }

  private static @Nullable Map<String, String> get() {
    var map = MDC.getCopyOfContextMap();
    return map == null || map.isEmpty() ? null : map;
  }

  private static void set(@Nullable Map<String, String> map) {
    if (map == null) MDC.clear();
    else MDC.setContextMap(map);
  }
}
