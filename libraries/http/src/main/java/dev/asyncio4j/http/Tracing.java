package dev.asyncio4j.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells the hooks of a session of one request. */
final class Tracing {
  private record Trace(TraceConfig config, TraceContext context) {}

  private final ClientSession session;
  private final List<Trace> traces;

  private Tracing(ClientSession session, List<Trace> traces) {
    this.session = session;
    this.traces = traces;
  }

  static Tracing of(ClientSession session, List<TraceConfig> configs, @Nullable Object context) {
    if (configs.isEmpty()) return new Tracing(session, List.of());
    List<Trace> traces = new ArrayList<>();
    for (var config : configs) traces.add(new Trace(config, new TraceContext(context)));
    return new Tracing(session, traces);
  }

  /** Tells an event, which is made only if somebody listens. */
  <P> void tell(Class<P> event, Supplier<P> params) throws Exception {
    for (Trace trace : traces) {
      for (var hook : trace.config.hooks(event)) hook.on(session, trace.context, params.get());
    }
  }

  /** Tells whether somebody listens to an event. */
  boolean listens(Class<?> event) {
    for (Trace trace : traces) if (!trace.config.hooks(event).isEmpty()) return true;
    return false;
  }
}
