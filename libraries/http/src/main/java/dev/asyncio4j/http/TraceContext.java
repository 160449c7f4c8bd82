package dev.asyncio4j.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place where the hooks of a {@link TraceConfig} keep what belongs to one request.
 *
 * <p><i>Python:</i> {@code trace_config_ctx}, and {@code trace_request_ctx} in it.
 */
public final class TraceContext {
  private final @Nullable Object requestContext;
  private final Map<String, Object> values = new HashMap<>();

  TraceContext(@Nullable Object requestContext) {
    this.requestContext = requestContext;
  }

  /** {@return what the request was given as {@link RequestOptions#traceContext}; null: nothing} */
  public @Nullable Object requestContext() {
    return requestContext;
  }

  /**
   * Keeps a value.
   *
   * @param name of the value
   * @param value the value
   */
  public void put(String name, Object value) {
    values.put(name, value);
  }

  /**
   * Returns a value that was kept.
   *
   * @param name of the value
   * @return the value; null if there is none
   */
  public @Nullable Object get(String name) {
    return values.get(name);
  }
}
