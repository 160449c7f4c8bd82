package dev.asyncio4j.zeromq.rpc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server that does not answer: of a pipeline, or of what is published. */
final class OneWayServer extends ServerImpl {
  /** Number of parts before the name: a topic, or nothing. */
  private final int envelope;

  OneWayServer(Object handler, RpcOptions options, int envelope) {
    super(handler, options);
    this.envelope = envelope;
  }

  @Override
  Request read(List<byte[]> parts) {
    return Request.read(parts, envelope, options.translators());
  }

  @Override
  byte[] peer(List<byte[]> parts) {
    return new byte[0];
  }

  @Override
  void returned(Request request, @Nullable Object value) {
    if (value == null) return;
    var message = "the handler '%s' returned a value that nobody gets";
    Log.LOGGER.log(System.Logger.Level.WARNING, message.formatted(request.name()));
  }

  @Override
  void failed(Request request, Throwable error) {
    log(request, error);
  }
}
